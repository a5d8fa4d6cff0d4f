// Alignments of every shape seen in badges, and what they lead to.
import { describe, expect, it } from 'vitest'
import type { Alignment } from '../../../../src/domain/badge/badge.ts'
import { resolveAlignments } from '../../../../src/domain/competency/resolveAlignments.ts'
import { aligned, index, makeBadge } from './support.ts'

const instruct = '699e7c26-6502-4e78-a823-3656ff5a5b8b'
const collaborate = '2b34a99f-9813-4c91-9509-b6b9b8c3132e'
const links = (...alignments: Partial<Alignment>[]) => resolveAlignments(aligned(...alignments), index).links
const brief = (...alignments: Partial<Alignment>[]) =>
  links(...alignments).map(({ key, via }) => `${via} ${key}`)

describe('an ESCO address', () => {
  it.each([
    ['plain', { url: `http://data.europa.eu/esco/skill/${instruct}` }],
    ['secure, in capitals', { url: `https://data.europa.eu/esco/skill/${instruct.toUpperCase()}` }],
    [
      'inside a portal link',
      {
        url: `https://esco.ec.europa.eu/en/classification/skills?uri=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F${instruct}`,
      },
    ],
    [
      'encoded twice',
      {
        url: `https://esco.example/?uri=http%253A%252F%252Fdata.europa.eu%252Fesco%252Fskill%252F${instruct}&lang=fr`,
      },
    ],
    ['as a bare path', { url: `/esco/skill/${instruct}`, via: 'extension' as const }],
    ['in the code', { code: `http://data.europa.eu/esco/skill/${instruct}` }],
    ['as a bare identifier', { framework: 'ESCO', code: instruct }],
  ])('%s leads to the skill', (_shape, alignment) => {
    expect(brief({ name: 'Whatever', ...alignment })).toEqual([`uri esco-transversal|${instruct}`])
  })

  it('that DigComp shares lights the DigComp cell', () => {
    expect(brief({ name: 'x', url: `http://data.europa.eu/esco/skill/${collaborate}` })).toEqual([
      'uri digcomp-2.2|2.4',
    ])
  })

  it('we do not know is kept with its own words', () => {
    const [link] = links({
      name: 'Weld',
      url: 'http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000000',
    })
    expect(link).toMatchObject({ key: 'esco|00000000-0000-4000-8000-000000000000', label: { name: 'Weld' } })
  })

  it('of an occupation is a reference, not a competence', () => {
    const { links: none, references } = resolveAlignments(
      aligned({ name: 'Baker', url: 'http://data.europa.eu/esco/occupation/b3a0' }),
      index,
    )
    expect(none).toEqual([])
    expect(references).toMatchObject([{ register: 'esco-occupation', name: 'Baker' }])
  })

  it('that cannot be decoded is no reason to fail', () => {
    expect(brief({ name: 'Netiquette', url: 'https://x.example/%E0%A4%A' })).toEqual(['name digcomp-2.2|2.5'])
  })
})

describe('a framework with its code', () => {
  it.each([
    ['code beside the framework', { framework: 'DigComp 2.2', code: '2.2' }, 'digcomp-2.2|2.2'],
    [
      'code inside the name, address of the whole publication',
      {
        name: 'DigComp 2.2 — 1.1: Browsing data',
        url: 'https://publications.jrc.ec.europa.eu/repository/handle/JRC128415',
      },
      'digcomp-2.2|1.1',
    ],
    [
      'code in the address',
      { name: 'Programming', framework: 'DigComp', url: 'https://digcomp.example/items/3.4' },
      'digcomp-2.2|3.4',
    ],
    ['code with a prefix', { framework: 'DigComp 2.2', code: 'DC2.2_4.1' }, 'digcomp-2.2|4.1'],
    ['the third edition', { framework: 'DigComp 3.0', code: '4.3' }, 'digcomp-3.0|4.3'],
    ['LifeComp', { framework: 'LifeComp', code: 'S3' }, 'lifecomp|S3'],
    ['LifeComp in small letters', { name: 'lifecomp p2 flexibility' }, 'lifecomp|P2'],
    ['EntreComp', { name: 'EntreComp 3.4 Working with others' }, 'entrecomp|3.4'],
    ['GreenComp', { framework: 'GreenComp – sustainability', code: '4.2' }, 'greencomp|4.2'],
    ['RECTEC', { framework: 'RECTEC', code: '10' }, 'rectec|10'],
  ])('%s', (_shape, alignment, key) => {
    expect(links({ name: '', ...alignment }).filter(({ through }) => !through)).toMatchObject([
      { key, via: 'code' },
    ])
  })

  it('reads a version for what it is, and the name beside it', () => {
    expect(brief({ name: 'DigComp 2.1 Collaborating through digital technologies' })).toEqual([
      'name digcomp-2.2|2.4',
    ])
  })

  it('never makes up a code the framework has not', () => {
    expect(links({ name: 'x', framework: 'DigComp', code: '1.6' })[0]?.via).toBe('words')
  })

  it('passes on to neighbours, by correspondence', () => {
    expect(links({ name: 'Partager et publier', framework: 'CRCN', code: '2.2' })).toMatchObject([
      { key: 'crcn|2.2', via: 'code' },
      { key: 'digcomp-2.2|2.2', through: 'crcn|2.2' },
    ])
    expect(links({ name: 'x', framework: 'Pix', code: '2.4' }).filter(({ through }) => through)).toHaveLength(
      3,
    )
  })

  it('straight wins over by correspondence', () => {
    const found = links(
      { name: 'x', framework: 'CRCN', code: '2.2' },
      { name: 'x', framework: 'DigComp', code: '2.2' },
    )
    expect(found.find(({ key }) => key === 'digcomp-2.2|2.2')?.through).toBeUndefined()
    expect(found).toHaveLength(2)
  })

  it('keeps languages apart', () => {
    const keys = (alignment: Partial<Alignment>) => links(alignment).map(({ key }) => key)
    expect(keys({ name: 'Anglais B2 (CECRL), expression écrite' })).toEqual(['cefr-en|WRI'])
    expect(keys({ name: 'Deutsch', framework: 'CEFR', code: 'A2' })).toHaveLength(5)
    expect(keys({ name: 'B1', framework: 'CEFR' })[0]).toBe('cefr|LIS')
  })
})

describe('a name', () => {
  it.each([
    ['travailler en ÉQUIPE', 'esco-transversal|60c78287-22eb-4103-9c8c-28deaa460da0'],
    ['S’exprimer en public', 'esco-transversal|609a8ac1-9d29-4237-9886-596dbbe7ca8a'],
    ['Mentalité de croissance', 'lifecomp|L1'],
    ['Mener des collaborations au moyen de technologies numériques', 'digcomp-2.2|2.4'],
    ['Develop digital content', 'digcomp-2.2|3.1'],
    ['Critical thinking', 'lifecomp|L2'],
  ])('%s is known', (name, key) => {
    expect(brief({ name })).toEqual([`name ${key}`])
  })

  it('is looked for in the framework that is named', () => {
    expect(brief({ name: 'Critical thinking', framework: 'GreenComp' })).toEqual(['name greencomp|2.2'])
  })
})

describe('what we do not know', () => {
  it('stays, under the issuer’s own words', () => {
    const [link] = links({ name: 'Accueillir un visiteur', framework: 'Référentiel Normandie', code: 'N3' })
    expect(link).toMatchObject({
      key: 'own:referentiel-normandie|n3',
      via: 'words',
      label: { name: 'Accueillir un visiteur', framework: 'Référentiel Normandie', code: 'N3' },
    })
    expect(links({ name: 'Courage' })[0]?.key).toBe('own:utbm|courage')
  })

  it('of French registers becomes links', () => {
    const badge = makeBadge({
      description: 'Prépare au RNCP31678 et au RS 5890.',
      alignments: [{ name: 'M1805 Études informatiques', framework: 'ROME', via: 'alignment' }],
    })
    const { links: none, references } = resolveAlignments(badge, index)
    expect(none).toEqual([])
    expect(references.map(({ register, code }) => `${register} ${code}`)).toEqual([
      'rncp RNCP31678',
      'rs RS5890',
      'rome M1805',
    ])
  })

  it('a letter and four digits alone are no job sheet', () => {
    expect(
      resolveAlignments(makeBadge({ description: 'Salle B1204, promotion A2024' }), index).references,
    ).toEqual([])
  })
})
