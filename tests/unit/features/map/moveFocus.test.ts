// Arrow keys on the mosaic.
import { describe, expect, it } from 'vitest'
import { nextPlace } from '../../../../src/features/map/moveFocus.ts'

const lengths = [3, 6, 4]

describe('nextPlace', () => {
  it.each([
    ['ArrowRight', 2, 3],
    ['ArrowRight', 12, 12],
    ['ArrowLeft', 3, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 4],
    ['ArrowDown', 8, 12],
    ['ArrowDown', 10, 10],
    ['ArrowUp', 8, 2],
    ['ArrowUp', 9, 3],
    ['ArrowUp', 1, 1],
    ['Home', 8, 3],
    ['End', 4, 8],
  ])('%s from %i leads to %i', (key, place, next) => {
    expect(nextPlace(key, place, lengths)).toBe(next)
  })

  it('leaves other keys to the page', () => {
    expect(nextPlace('Enter', 1, lengths)).toBeUndefined()
    expect(nextPlace('a', 1, lengths)).toBeUndefined()
  })
})
