// Every field of a page that comes over the wire: what passes, what does not, and that nothing passes unseen.
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { SHARE_LIMITS } from '../../../src/contract/limits.ts'
import { readShareDraft } from '../../../src/contract/readShareDraft.ts'
import { filesOf } from '../../../src/contract/sharedFiles.ts'
import { fileOf, sampleBadge, sampleDraft } from '../../server/support/samplePage.ts'

const whereAmiss = (value: unknown) => {
  const result = readShareDraft(value)
  return result.ok ? 'fine' : result.error.detail
}
const badge = (changes: Record<string, unknown>) => ({
  ...sampleDraft(),
  badges: [{ ...sampleBadge(), ...changes }],
})
const page = (changes: Record<string, unknown>) => ({ ...sampleDraft(), ...changes })
const evidence = (changes: Record<string, unknown>) =>
  badge({ evidence: [{ title: 'a', text: 'b', ...changes }] })
const picture = (changes: Record<string, unknown>) =>
  badge({ picture: { ...fileOf('x', 'image/png'), ...changes } })

const full = sampleDraft({
  preview: fileOf('p', 'image/png', 'preview.png'),
  badges: [
    sampleBadge({
      expires: '2029-01-01',
      criteria: 'Avoir suivi cinq étudiants.',
      language: 'fr-CA',
      evidence: [
        { title: 'Vidéo', text: 'Trois minutes.\n\nSans coupure.', url: 'https://video.example/1?a=b#c' },
        { title: 'Son', text: '', file: fileOf('s', 'audio/mpeg', 'son.mp3') },
      ],
      reflection: { learned: 'a', use: '', develop: '' },
    }),
  ],
})

describe('a page as it came', () => {
  it('passes whole', () => {
    expect(readShareDraft(structuredClone(full))).toEqual({ ok: true, value: full })
  })

  it('leaves behind what is not agreed', () => {
    const more = { ...sampleDraft(), id: 'x', script: 'y', badges: [{ ...sampleBadge(), html: '<b>' }] }
    expect(readShareDraft(more)).toEqual({ ok: true, value: sampleDraft() })
  })

  it('takes null for absent', () => {
    const read = readShareDraft({ ...page({ person: null, preview: null }) })
    expect(read.ok && 'person' in read.value).toBe(false)
  })

  it.each<[unknown, string]>([
    [undefined, 'page'],
    [[], 'page'],
    ['page', 'page'],
    [page({ language: 'de' }), 'language'],
    [page({ title: '' }), 'title'],
    [page({ title: '   ' }), 'title'],
    [page({ title: 'a'.repeat(SHARE_LIMITS.title + 1) }), 'title'],
    [page({ title: 7 }), 'title'],
    [page({ title: 'a\u0000b' }), 'title'],
    [page({ title: 'invoice\u202egnp.exe' }), 'title'],
    [page({ title: '\ud800' }), 'title'],
    [page({ person: '' }), 'person'],
    [page({ person: 'a'.repeat(SHARE_LIMITS.person + 1) }), 'person'],
    [page({ preamble: undefined }), 'preamble'],
    [page({ preamble: 'a'.repeat(SHARE_LIMITS.preamble + 1) }), 'preamble'],
    [page({ badges: [] }), 'badges'],
    [page({ badges: {} }), 'badges'],
    [page({ badges: Array(201).fill(sampleBadge()) }), 'badges'],
    [page({ badges: [sampleBadge(), null] }), 'badges[1]'],
    [page({ expiresInDays: 0 }), 'expiresInDays'],
    [page({ expiresInDays: 1.5 }), 'expiresInDays'],
    [page({ expiresInDays: '30' }), 'expiresInDays'],
    [page({ expiresInDays: SHARE_LIMITS.maxDays + 1 }), 'expiresInDays'],
    [page({ preview: fileOf('x', 'image/jpeg') }), 'preview.mediaType'],
    [badge({ name: '' }), 'badges[0].name'],
    [badge({ issuerName: undefined }), 'badges[0].issuerName'],
    [badge({ issuedOn: 'yesterday' }), 'badges[0].issuedOn'],
    [badge({ issuedOn: '2022-13-40' }), 'badges[0].issuedOn'],
    [badge({ issuedOn: 20220314 }), 'badges[0].issuedOn'],
    [badge({ expires: '<b>' }), 'badges[0].expires'],
    [badge({ language: 'fr" onload="x' }), 'badges[0].language'],
    [badge({ sentence: 'a'.repeat(SHARE_LIMITS.sentence + 1) }), 'badges[0].sentence'],
    [badge({ description: 'a'.repeat(SHARE_LIMITS.description + 1) }), 'badges[0].description'],
    [badge({ verdict: 'great' }), 'badges[0].verdict'],
    [badge({ verdict: 'toString' }), 'badges[0].verdict'],
    [badge({ checkedAt: '' }), 'badges[0].checkedAt'],
    [badge({ original: undefined }), 'badges[0].original'],
    [badge({ original: fileOf('x', 'text/html') }), 'badges[0].original.mediaType'],
    [badge({ reflection: { learned: 'a' } }), 'badges[0].reflection.use'],
    [badge({ evidence: undefined }), 'badges[0].evidence'],
    [badge({ evidence: Array(21).fill({ title: '', text: '' }) }), 'badges[0].evidence'],
    [evidence({ url: 'javascript:alert(1)' }), 'badges[0].evidence[0].url'],
    [evidence({ url: 'data:text/html,x' }), 'badges[0].evidence[0].url'],
    [evidence({ url: '/relative' }), 'badges[0].evidence[0].url'],
    [evidence({ url: ' javascript:alert(1)' }), 'badges[0].evidence[0].url'],
    [evidence({ url: 'java\nscript:alert(1)' }), 'badges[0].evidence[0].url'],
    [evidence({ url: `https://x.example/${'a'.repeat(2048)}` }), 'badges[0].evidence[0].url'],
    [evidence({ file: fileOf('x', 'text/html') }), 'badges[0].evidence[0].file.mediaType'],
    [evidence({ file: fileOf('x', 'application/javascript') }), 'badges[0].evidence[0].file.mediaType'],
    [picture({ mediaType: 'application/pdf' }), 'badges[0].picture.mediaType'],
    [picture({ mediaType: 'image/png; charset=x' }), 'badges[0].picture.mediaType'],
    [picture({ sha256: 'A'.repeat(64) }), 'badges[0].picture.sha256'],
    [picture({ sha256: `${'a'.repeat(64)}\n` }), 'badges[0].picture.sha256'],
    [picture({ sha256: '../../etc/passwd' }), 'badges[0].picture.sha256'],
    [picture({ fileName: '' }), 'badges[0].picture.fileName'],
    [picture({ fileName: 'a'.repeat(256) }), 'badges[0].picture.fileName'],
  ])('is refused at the first thing amiss (%#)', (value, where) => {
    expect(whereAmiss(value)).toBe(where)
  })

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => !readShareDraft(value).ok))
    const broken = fc.record({ badges: fc.array(fc.jsonValue(), { maxLength: 3 }), title: fc.jsonValue() })
    fc.assert(fc.property(broken, (changes) => typeof readShareDraft(page(changes)).ok === 'boolean'))
  })
})

it('lists every file a page names, with its part', () => {
  expect(filesOf(full).map(({ role, position, fileName }) => [role, position, fileName])).toEqual([
    ['original', 1, 'badge.json'],
    ['picture', 1, 'badge.svg'],
    ['evidence', 1, 'son.mp3'],
    ['preview', 1, 'preview.png'],
  ])
})
