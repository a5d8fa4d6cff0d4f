// From a composition to the page that is sent: blocks in order, badges once, and nothing that was not opened.
import { afterEach, describe, expect, it } from 'vitest'
import { readShareDraft } from '../../src/contract/readShareDraft.ts'
import { filesOf } from '../../src/contract/sharedFiles.ts'
import { emptyCard } from '../../src/domain/passport/profile.ts'
import { ok } from '../../src/domain/result.ts'
import { plainComposition, type BlockMatter } from '../../src/domain/sharing/compose/composition.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useCollectionsStore } from '../../src/stores/collections.ts'
import { useCompositionsStore } from '../../src/stores/compositions.ts'
import { usePassportStore } from '../../src/stores/passport.ts'
import { useProfileStore } from '../../src/stores/profile.ts'
import { useSharesStore, type ShareChoices } from '../../src/stores/shares.ts'
import { makeBadge, makeExamined } from '../support/keptBadges.ts'
import { fileOf, startStores, textOf, valueOf } from '../support/storesDevice.ts'

let running: ReturnType<typeof startStores> | undefined
afterEach(() => running?.stop())

const alignments = [{ name: 'Netiquette', framework: 'DigComp 2.2', code: '2.5', via: 'alignment' as const }]
const endorsements = [
  { issuer: { name: 'The Guild' }, credentialSubject: { endorsementComment: 'A fine baker.' } },
]
const closed: ShareChoices = { language: 'en', days: 30, withEvidence: [], withReflections: [] }

async function open() {
  running = startStores({
    examine: (input) => {
      const name = textOf(input)
      const badge = makeBadge(name)
      if (name === 'Bread') Object.assign(badge, { endorsements })
      if (name === 'Bread') badge.achievement.alignments = alignments
      return Promise.resolve(ok(makeExamined(name, { badge })))
    },
  })
  const badges = useBadgesStore()
  await badges.receive(['Bread', 'Cake', 'Soup'].map((text) => ({ kind: 'text' as const, text })))
  const idOf = (name: string) => badges.cards.find((card) => card.name === name)?.id ?? ''
  const bread = idOf('Bread')
  const passport = usePassportStore()
  const story = valueOf(await passport.addEvidence(bread, { kind: 'text', title: 'Loaf', text: 'Forty.' }))
  const file = fileOf('%PDF', 'letter.pdf', 'application/pdf')
  const letter = valueOf(await passport.addEvidence(bread, { kind: 'file', title: 'Letter', text: '', file }))
  const reflection = valueOf(
    await passport.saveReflection(bread, { learned: 'Patience', use: '', develop: '' }),
  )
  const fields = { ...emptyCard().fields, headline: 'Baker', place: 'Metz' }
  valueOf(await useProfileStore().save({ name: 'Ada', fields, visible: { headline: 'link', place: 'me' } }))
  const entries = ['Bread', 'Cake'].map((name) => ({ badgeId: idOf(name), sentence: `I like ${name}.` }))
  const collection = valueOf(await useCollectionsStore().create({ title: 'Mine', preamble: '', entries }))
  const compositions = useCompositionsStore()
  await compositions.load()
  const compose = async (blocks: BlockMatter[], more = {}) =>
    valueOf(
      await compositions.save({
        ...plainComposition(collection.id),
        blocks: blocks.map((block, index) => ({ id: String(index), ...block })),
        ...more,
      }),
    )
  const prepare = async (choices = closed) => valueOf(await useSharesStore().prepare(collection.id, choices))
  return { idOf, bread, story, letter, reflection, collection, compositions, compose, prepare, badges }
}

describe('a composed page', () => {
  it('without blocks is what it always was', async () => {
    const { prepare } = await open()
    const { page, leftOut } = await prepare()
    expect(page.badges.map(({ name }) => name)).toEqual(['Bread', 'Cake'])
    expect(page).not.toHaveProperty('blocks')
    expect(leftOut).toEqual([])
  })

  it('has its blocks in order, and each badge once', async () => {
    const { compose, prepare, idOf } = await open()
    await compose(
      [
        { kind: 'heading', text: ' First\u202e ' },
        { kind: 'badges', which: { of: 'these', badgeIds: [idOf('Soup'), idOf('Bread')] }, look: 'pictures' },
        { kind: 'text', text: 'Between.' },
        { kind: 'badges', which: { of: 'collection' }, look: 'full' },
      ],
      {
        theme: 'night',
        audience: 'recruiter',
        strengths: [{ name: 'Cakes', badgeId: idOf('Cake'), sentence: 'Daily.' }],
      },
    )
    const { page, files, expiresInDays } = await prepare()
    expect(page.badges.map(({ name, sentence }) => [name, sentence])).toEqual([
      ['Soup', ''],
      ['Bread', 'I like Bread.'],
      ['Cake', 'I like Cake.'],
    ])
    expect(page.blocks).toEqual([
      { kind: 'heading', text: 'First' },
      { kind: 'badges', badges: [0, 1], look: 'pictures' },
      { kind: 'text', text: 'Between.' },
      { kind: 'badges', badges: [1, 2], look: 'full' },
    ])
    expect(page).toMatchObject({
      theme: 'night',
      audience: 'recruiter',
      strengths: [{ name: 'Cakes', badge: 2, sentence: 'Daily.' }],
    })
    expect(filesOf(page).every(({ sha256 }) => files.has(sha256))).toBe(true)
    expect(readShareDraft({ ...page, expiresInDays })).toMatchObject({ ok: true })
  })

  it('keeps everything closed until it is opened, and says so', async () => {
    const { compose, prepare, bread, letter, story, reflection } = await open()
    await compose([
      { kind: 'reflection', badgeId: bread },
      { kind: 'evidence', badgeId: bread },
      { kind: 'endorsements', badgeId: bread },
      { kind: 'map', framework: 'digcomp-2.2' },
      { kind: 'profile', parts: ['headline', 'place'] },
      { kind: 'file', evidenceId: letter.id, badgeId: bread, caption: 'My letter' },
      { kind: 'badges', which: { of: 'collection' }, look: 'full' },
    ])
    const shut = await prepare()
    expect(shut.page.blocks?.map(({ kind }) => kind)).toEqual(['badges'])
    expect(shut.leftOut?.map(({ kind, why }) => `${kind} ${why}`)).toEqual([
      'reflection closed',
      'evidence closed',
      'endorsements closed',
      'map closed',
      'profile closed',
      'file closed',
    ])
    expect(JSON.stringify(shut.page)).not.toMatch(/Patience|Forty|fine baker|Netiquette|Baker|Metz|letter/)

    const { page, leftOut, files, expiresInDays } = await prepare({
      ...closed,
      withEvidence: [story.id],
      withReflections: [reflection.id],
      withParts: [
        `endorsements:${bread}`,
        'map:digcomp-2.2',
        'profile:headline',
        'profile:place',
        `file:${letter.id}`,
      ],
    })
    expect(leftOut).toEqual([])
    expect(page.blocks?.slice(0, 3)).toEqual([
      { kind: 'reflection', badge: 0 },
      { kind: 'evidence', badge: 0, evidence: [0] },
      {
        kind: 'endorsements',
        badge: 0,
        endorsements: [{ by: 'The Guild', comment: 'A fine baker.', state: 'unknown' }],
      },
    ])
    expect(page.blocks?.[3]).toMatchObject({
      kind: 'map',
      areas: [{ cells: [{ code: '2.5', name: 'Netiquette', badges: [0] }] }],
    })
    // The place is for the learner alone: no switch can open it.
    expect(page.blocks?.[4]).toEqual({ kind: 'profile', headline: 'Baker', links: [] })
    expect(page.blocks?.[5]).toMatchObject({
      kind: 'file',
      caption: 'My letter',
      file: { fileName: 'letter.pdf' },
    })
    expect(filesOf(page).every(({ sha256 }) => files.has(sha256))).toBe(true)
    expect(readShareDraft({ ...page, expiresInDays })).toMatchObject({ ok: true })
  })

  it('leaves out what is gone, and says so', async () => {
    const { compose, prepare, idOf, badges, bread, letter } = await open()
    await compose(
      [
        { kind: 'badges', which: { of: 'these', badgeIds: [bread, idOf('Cake')] }, look: 'short' },
        { kind: 'reflection', badgeId: bread },
        { kind: 'file', evidenceId: letter.id, badgeId: bread, caption: '' },
        { kind: 'heading', text: '  ' },
        { kind: 'badges', which: { of: 'tag', tag: 'none' }, look: 'full' },
      ],
      { strengths: [{ name: 'Baking', badgeId: bread, sentence: '' }] },
    )
    await badges.remove(bread)
    const { page, leftOut } = await prepare()
    expect(page.badges.map(({ name }) => name)).toEqual(['Cake'])
    expect(page).not.toHaveProperty('strengths')
    expect(page.blocks).toEqual([{ kind: 'badges', badges: [0], look: 'short' }])
    expect(leftOut).toEqual([
      { kind: 'strength', why: 'gone' },
      { blockId: '0', kind: 'badges', why: 'gone' },
      { blockId: '1', kind: 'reflection', why: 'gone' },
      { blockId: '2', kind: 'file', why: 'gone' },
      { blockId: '3', kind: 'heading', why: 'empty' },
      { blockId: '4', kind: 'badges', why: 'empty' },
    ])
  })

  it('is published as it was prepared, and known again when nothing changed since', async () => {
    const { compose, prepare, collection, compositions } = await open()
    await compose([{ kind: 'badges', which: { of: 'collection' }, look: 'short' }])
    const before = await prepare()
    await compositions.save(compositions.of(collection.id))
    expect((await prepare()).content).toBe(before.content)
    await compose([{ kind: 'badges', which: { of: 'collection' }, look: 'full' }])
    expect((await prepare()).content).not.toBe(before.content)
  })
})
