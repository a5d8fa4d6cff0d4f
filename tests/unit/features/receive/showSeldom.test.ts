// Of many values the first and the last are shown, and few between.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { showSeldom } from '../../../../src/features/receive/showSeldom.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('shows the first at once, the latest after a while, and nothing twice', () => {
  const shown: number[] = []
  const seldom = showSeldom((value) => shown.push(value), 100)
  for (let value = 1; value <= 50; value++) {
    seldom.set(value)
    vi.advanceTimersByTime(10)
  }
  expect(shown).toEqual([1, 10, 20, 30, 40, 50])
  vi.advanceTimersByTime(1000)
  expect(shown).toEqual([1, 10, 20, 30, 40, 50])
  seldom.set(51)
  expect(shown.at(-1)).toBe(51)
})

it('forgets what was not shown yet', () => {
  const shown: number[] = []
  const seldom = showSeldom((value) => shown.push(value), 100)
  seldom.set(1)
  seldom.set(2)
  seldom.clear()
  vi.advanceTimersByTime(1000)
  expect(shown).toEqual([1])
  seldom.set(3)
  expect(shown).toEqual([1, 3])
})
