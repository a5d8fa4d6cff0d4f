// Work put off until something is waited for: done once, and never forgotten.
import { expect, test } from 'vitest'
import { meanwhile, useTheWait } from '../../../../src/domain/verification/meanwhile.ts'

test('is done in the wait, once', () => {
  let times = 0
  const result = meanwhile(() => ++times)
  expect(times).toBe(0)
  useTheWait()
  useTheWait()
  expect([result(), result(), times]).toEqual([1, 1, 1])
})

test('is done when asked for, if nobody waited', () => {
  let times = 0
  const result = meanwhile(() => ++times)
  expect(result()).toBe(1)
  useTheWait()
  expect(times).toBe(1)
})

test('one that throws throws for whoever asks, and stops no other', () => {
  const bad = meanwhile(() => {
    throw new Error('bug')
  })
  const good = meanwhile(() => 'done')
  expect(() => useTheWait()).not.toThrow()
  expect(good()).toBe('done')
  expect(bad).toThrow('bug')
})
