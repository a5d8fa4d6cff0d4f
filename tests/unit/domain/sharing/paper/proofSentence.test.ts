// One sentence that shows a strength.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { proofSentence } from '../../../../../src/domain/sharing/paper/proofSentence.ts'

it('takes the learner’s words before the issuer’s', () => {
  const said = { criteria: 'Bake three loaves.', learned: 'To wait.', use: 'At home. And at work.' }
  expect(proofSentence(said, 150)).toBe('At home.')
  expect(proofSentence({ ...said, sentence: 'My first bread!\nIt was good.' }, 150)).toBe('My first bread!')
  expect(proofSentence({ use: ' ', learned: '—', criteria: 'Bake three loaves.' }, 150)).toBe(
    'Bake three loaves.',
  )
  expect(proofSentence({}, 150)).toBe('')
})

it('ends a sentence only where one ends', () => {
  expect(proofSentence({ use: 'Version 3.5 of art. 12 is mine. Really.' }, 150)).toBe(
    'Version 3.5 of art. 12 is mine.',
  )
})

it('is never longer than asked, and is cut between words', () => {
  expect(proofSentence({ use: 'One two three four five' }, 14)).toBe('One two three…')
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.integer({ min: 2, max: 200 }),
      (use, limit) => {
        expect([...proofSentence({ use }, limit)].length).toBeLessThanOrEqual(limit)
      },
    ),
  )
})
