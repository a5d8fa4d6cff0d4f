// What a page is composed of, as it comes over the wire: every kind passes whole, nothing points into the void.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHARE_LIMITS } from '../../../src/contract/limits.ts'
import { readShareDraft } from '../../../src/contract/readShareDraft.ts'
import { filesOf } from '../../../src/contract/sharedFiles.ts'
import type { SharedBlock } from '../../../src/domain/sharing/sharedBlock.ts'
import { fileOf, sampleBadge, sampleDraft } from '../../server/support/samplePage.ts'

const badges = [sampleBadge({ evidence: [{ title: 'Vidéo', text: '' }] }), sampleBadge()]
const whole: SharedBlock[] = [
  {
    kind: 'profile',
    headline: 'Tutrice',
    about: 'Deux ans à l’université.',
    place: 'Belfort',
    languages: [{ code: 'fr', level: 'native' }, { code: 'ar' }],
    links: [{ label: 'Mon site', url: 'https://amina.example/' }],
    picture: fileOf('me', 'image/png', 'me.png'),
  },
  { kind: 'heading', text: 'Accompagner' },
  { kind: 'text', text: 'Une ligne.\n\nUne autre.' },
  { kind: 'badges', badges: [1, 0], look: 'short' },
  { kind: 'evidence', badge: 0, evidence: [0] },
  { kind: 'reflection', badge: 1 },
  {
    kind: 'map',
    name: 'DigComp 2.2',
    areas: [{ name: 'Information', cells: [{ code: '1.1', name: 'Chercher', step: 3, badges: [0] }] }],
  },
  {
    kind: 'endorsements',
    badge: 0,
    endorsements: [{ by: 'Région', on: '2024-02-01', comment: 'Oui.', state: 'ok' }],
  },
  { kind: 'file', file: fileOf('cv', 'application/pdf', 'cv.pdf'), caption: 'Mon CV' },
]
const page = (changes: Record<string, unknown>) => ({ ...sampleDraft({ badges }), ...changes })
const block = (one: unknown) => page({ blocks: [one] })
const map = (cell: Record<string, unknown>) =>
  block({
    kind: 'map',
    name: 'x',
    areas: [{ name: 'a', cells: [{ code: '', name: 'c', step: 1, badges: [], ...cell }] }],
  })
const profile = (changes: Record<string, unknown>) => block({ kind: 'profile', links: [], ...changes })

describe('a composed page as it came', () => {
  const composed = page({
    theme: 'petrol',
    audience: 'recruiter',
    strengths: [{ name: 'Accompagner', badge: 1, sentence: 'Douze étudiants.' }],
    blocks: whole,
  })

  it('passes whole', () => {
    expect(readShareDraft(structuredClone(composed))).toEqual({ ok: true, value: composed })
  })

  it('names the files of its blocks', () => {
    const read = readShareDraft(composed)
    const files = read.ok ? filesOf(read.value) : []
    expect(files.filter(({ fileName }) => ['me.png', 'cv.pdf'].includes(fileName))).toMatchObject([
      { role: 'picture', fileName: 'me.png' },
      { role: 'evidence', fileName: 'cv.pdf' },
    ])
    const places = files.map(({ role, position }) => `${role} ${position}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it.each<[unknown, string]>([
    [page({ theme: 'neon' }), 'theme'],
    [page({ audience: 'toString' }), 'audience'],
    [page({ strengths: Array(4).fill({ name: 'a', badge: 0, sentence: '' }) }), 'strengths'],
    [page({ strengths: [{ name: 'a', badge: 2, sentence: '' }] }), 'strengths[0].badge'],
    [page({ blocks: {} }), 'blocks'],
    [page({ blocks: Array(SHARE_LIMITS.blocks + 1).fill(whole[1]) }), 'blocks'],
    [block({ kind: 'html', html: '<b>' }), 'blocks[0].kind'],
    [block({ kind: 'constructor' }), 'blocks[0].kind'],
    [block({ kind: 'heading', text: ' ' }), 'blocks[0].text'],
    [block({ kind: 'text', text: 'a\u202eb' }), 'blocks[0].text'],
    [block({ kind: 'badges', badges: [2], look: 'full' }), 'blocks[0].badges[0]'],
    [block({ kind: 'badges', badges: [0, 1, 0], look: 'full' }), 'blocks[0].badges'],
    [block({ kind: 'badges', badges: [0], look: 'huge' }), 'blocks[0].look'],
    [block({ kind: 'evidence', badge: 1, evidence: [0] }), 'blocks[0].evidence'],
    [block({ kind: 'evidence', badge: -1, evidence: [] }), 'blocks[0].badge'],
    [block({ kind: 'reflection', badge: 0.5 }), 'blocks[0].badge'],
    [map({ step: 5 }), 'blocks[0].areas[0].cells[0].step'],
    [map({ badges: [9] }), 'blocks[0].areas[0].cells[0].badges[0]'],
    [map({ code: 'a'.repeat(SHARE_LIMITS.code + 1) }), 'blocks[0].areas[0].cells[0].code'],
    [
      block({ kind: 'endorsements', badge: 0, endorsements: [{ by: 'x', state: 'great' }] }),
      'blocks[0].endorsements[0].state',
    ],
    [profile({ links: [{ label: '', url: 'javascript:alert(1)' }] }), 'blocks[0].links[0].url'],
    [profile({ languages: [{ code: '"><b' }] }), 'blocks[0].languages[0].code'],
    [profile({ languages: [{ code: 'fr', level: 'Z9' }] }), 'blocks[0].languages[0].level'],
    [profile({ picture: fileOf('x', 'text/html') }), 'blocks[0].picture.mediaType'],
    [block({ kind: 'file', file: fileOf('x', 'text/html'), caption: '' }), 'blocks[0].file.mediaType'],
  ])('is refused at the first thing amiss (%#)', (value, where) => {
    const result = readShareDraft(value)
    expect(result.ok ? 'fine' : result.error.detail).toBe(where)
  })

  it('never throws, whatever blocks come', () => {
    const kind = fc.constantFrom(...whole.map((one) => one.kind))
    const odd = fc.record({ kind, badge: fc.jsonValue(), badges: fc.jsonValue(), areas: fc.jsonValue() })
    fc.assert(fc.property(fc.array(odd), (blocks) => 'ok' in readShareDraft(page({ blocks }))))
  })
})
