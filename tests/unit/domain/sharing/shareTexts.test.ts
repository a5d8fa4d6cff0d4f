// The small texts around a page, and the template that makes its HTML.
import { describe, expect, it } from 'vitest'
import { html, paragraphs } from '../../../../src/domain/sharing/html.ts'
import { shareDescription, shareTitle } from '../../../../src/domain/sharing/shareTexts.ts'
import { say, sayCount } from '../../../../src/domain/sharing/shareWords.ts'
import english from '../../../../src/domain/sharing/words/en.json'
import french from '../../../../src/domain/sharing/words/fr.json'
import { sampleBadge, sampleDraft } from '../../../server/support/samplePage.ts'

describe('the description for previews', () => {
  it('is the preamble, on one line', () => {
    expect(shareDescription(sampleDraft({ preamble: ' Voici\n\nce que je fais. ' }))).toBe(
      'Voici ce que je fais.',
    )
  })

  it('names the badges when there is no preamble', () => {
    const badges = [sampleBadge(), sampleBadge({ name: 'Oral', issuerName: 'Lyon 3' })]
    expect(shareDescription(sampleDraft({ preamble: '', badges }))).toBe(
      '2 badges\u00a0: Tutorer ses pairs (UTBM), Oral (Lyon 3)',
    )
    expect(shareDescription(sampleDraft({ preamble: '', language: 'en' }))).toBe(
      '1 badge: Tutorer ses pairs (UTBM)',
    )
  })

  it('is cut between words, and never through a character', () => {
    const long = shareDescription(sampleDraft({ preamble: 'mot '.repeat(100) }))
    expect(long.length).toBeLessThanOrEqual(200)
    expect(long).toMatch(/ mot…$/)
    const faces = shareDescription(sampleDraft({ preamble: '🙂'.repeat(300) }))
    expect([...faces].length).toBeLessThanOrEqual(200)
    expect(faces).not.toMatch(/\p{Surrogate}/u)
  })
})

it('puts the name before the title, once', () => {
  expect(shareTitle(sampleDraft())).toBe('Amina Koné · Animatrice numérique')
  expect(shareTitle(sampleDraft({ person: 'x', title: 'x' }))).toBe('x')
})

describe('the words', () => {
  it('are there in both languages, with the same blanks', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
    const others: Record<string, string> = french
    for (const [key, text] of Object.entries(english)) {
      expect([key, blanks(others[key] ?? 'missing {{blank}}')]).toEqual([key, blanks(text)])
    }
  })

  it('count as each language does', () => {
    expect(sayCount('fr', 'badges', 0)).toBe('0 badge')
    expect(sayCount('en', 'badges', 0)).toBe('0 badges')
    expect(sayCount('fr', 'check', 1)).toBe('Vérifier le badge')
    expect(sayCount('fr', 'check', 2)).toBe('Vérifier les 2 badges')
  })

  it('leave nothing of a blank that is not filled', () => {
    expect(say('en', 'until', {})).toBe('until ')
  })
})

describe('the template', () => {
  it('escapes text and keeps its own kind', () => {
    expect(
      html`<p title="${'"'}">${'<&>'}${html`<b>${"'"}</b>`}${[1, 'a', undefined, false]}</p>`.toString(),
    ).toBe('<p title="&quot;">&lt;&amp;&gt;<b>&#39;</b>1a</p>')
  })

  it('does not take an object that only looks like HTML', () => {
    const impostor = { toString: () => '<script>' } as unknown as string
    expect(() => html`<p>${impostor}</p>`.toString()).toThrow()
  })

  it('keeps lines and paragraphs, and no empty ones', () => {
    expect(paragraphs(' a\r\nb\n \n\n<c> ').join('')).toBe('<p>a<br/>b</p><p>&lt;c&gt;</p>')
    expect(paragraphs('  ')).toEqual([])
  })
})
