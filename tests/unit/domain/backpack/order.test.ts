// Orders, what waits, types, families and twins.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessType } from '../../../../src/domain/backpack/badgeType.ts'
import { digestOf } from '../../../../src/domain/backpack/digest.ts'
import { families } from '../../../../src/domain/backpack/families.ts'
import { levelIn } from '../../../../src/domain/backpack/levels.ts'
import { SORTS, sorted } from '../../../../src/domain/backpack/sorts.ts'
import { REASONS, reasonsOf, tally, toDo } from '../../../../src/domain/backpack/toDo.ts'
import { twinKey, twins } from '../../../../src/domain/backpack/twins.ts'
import { makeBadge, makeReport } from '../../../support/keptBadges.ts'
import { anyBadges, makeListed } from './makeListed.ts'

const now = new Date('2026-03-03T12:00:00Z')

describe('orders', () => {
  const bag = [
    makeListed('Écrire', { issuedOn: '2025-01-01', issuerName: 'B', expires: '2026-06-01' }),
    makeListed('Animer', { issuedOn: '2024-01-01', issuerName: 'C', expires: '2020-01-01' }),
    makeListed('Zoom', { issuedOn: undefined, issuerName: 'A' }),
  ]
  it.each([
    ['newest', 'Zoom Écrire Animer'],
    ['oldest', 'Animer Écrire Zoom'],
    ['name', 'Animer Écrire Zoom'],
    ['issuer', 'Zoom Écrire Animer'],
    ['expiring', 'Écrire Zoom Animer'],
  ] as const)('%s first', (sort, names) => {
    expect(
      sorted(bag, sort, now)
        .map(({ name }) => name)
        .join(' '),
    ).toBe(names)
  })

  it('are the same however the list came, and lose nothing', () => {
    fc.assert(
      fc.property(anyBadges, fc.constantFrom(...SORTS), (badges, sort) => {
        const one = sorted(badges, sort, now)
        expect(sorted(badges.toReversed(), sort, now)).toEqual(one)
        expect(new Set(one)).toEqual(new Set(badges))
      }),
    )
  })
})

describe('what waits', () => {
  it('tells why, the most pressing first', () => {
    const badge = makeListed('A', { isNew: true, verdict: 'unverified', expires: '2026-04-01', news: {} })
    expect(reasonsOf(badge, now)).toEqual(['changed', 'expiring', 'new', 'unchecked', 'silent'])
    expect(reasonsOf({ ...badge, isArchived: true }, now)).toEqual([])
    expect(reasonsOf(makeListed('B', { verdict: 'revoked' }), now)).toEqual([])
    expect(reasonsOf(makeListed('B', { hasEvidence: true, expires: '2026-03-01' }), now)).toEqual([])
  })

  it('lists each waiting badge once, ordered by its first reason', () => {
    fc.assert(
      fc.property(anyBadges, (badges) => {
        const waiting = toDo(badges, now)
        const places = waiting.map(({ reasons }) => REASONS.indexOf(reasons[0]!))
        expect(places).toEqual(places.toSorted((one, other) => one - other))
        expect(new Set(waiting.map(({ badge }) => badge.id)).size).toBe(waiting.length)
        expect(waiting).toHaveLength(badges.filter((badge) => reasonsOf(badge, now).length > 0).length)
        const counted = tally(badges, now)
        for (const reason of REASONS)
          expect(counted.byReason[reason]).toBe(waiting.filter((one) => one.reasons.includes(reason)).length)
        expect(counted.pressing).toBe(waiting.filter(({ reasons }) => reasons[0] !== 'silent').length)
      }),
    )
  })
})

describe('types', () => {
  const typeOf = (name: string, type?: string) => {
    const badge = makeBadge(name)
    return guessType({
      ...badge,
      achievement: { ...badge.achievement, description: '', ...(type && { type }) },
    })
  }
  it.each([
    ['Bravo !', undefined, 'achievement'],
    ['Membre de l’association', undefined, 'membership'],
    ['Participant au forum', undefined, 'participation'],
    ['Tutorer ses pairs', undefined, 'collaboration'],
    ['Travail en équipe', undefined, 'collaboration'],
    ['Réalisation d’un prototype', undefined, 'production'],
    ['Écouter', undefined, 'capability'],
    ['Écouter', 'Membership', 'membership'],
    ['Écouter', 'Certification', 'achievement'],
  ])('%s (%s) is %s', (name, type, expected) => {
    expect(typeOf(name, type)).toBe(expected)
  })
})

describe('a digest', () => {
  it('holds every word once, folded, and no address', () => {
    const badge = makeBadge('Bread', { narrative: 'Pétrir, pétrir à https://x.example/pain encore' })
    const { said, isOwn, type } = digestOf('id', badge, makeReport())
    expect(said.split(' ')).toEqual([...new Set(said.split(' '))])
    expect(said).toContain('petrir')
    expect(said).toContain('loaves')
    expect(said).not.toContain('https')
    expect({ isOwn, type }).toEqual({ isOwn: false, type: 'capability' })
  })

  it('knows what one gave oneself', () => {
    const issuer = { id: 'did:key:z1', name: 'Ada', otherIdentifiers: [] }
    const recipients = [{ kind: 'did', value: 'did:key:z1', hashed: false }] as const
    expect(digestOf('id', makeBadge('Me', { issuer, recipients: [...recipients] }), makeReport()).isOwn).toBe(
      true,
    )
  })

  it('stays small, whatever a badge says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.nat(3000), (word, times) => {
        const badge = makeBadge('Long', {
          narrative: Array.from({ length: times }, (_, n) => `${word}${n}`).join(' '),
        })
        expect(digestOf('id', badge, makeReport()).said.length).toBeLessThanOrEqual(4000)
      }),
      { numRuns: 30 },
    )
  })
})

describe('families', () => {
  const group = (...names: string[]) =>
    families(names.map((name) => makeListed(name))).map(({ kind, name, members }) => [kind, name, ...members])

  it('see the levels of a series, in words, numbers and metals', () => {
    expect(group('Captain', 'Skipper')).toEqual([['series', 'Atelier', 'Skipper', 'Captain']])
    expect(group('Animation – niveau 2', 'Animation – niveau 1')).toEqual([
      ['series', 'Animation', 'Animation – niveau 1', 'Animation – niveau 2'],
    ])
    expect(
      group('Je maîtrise la soudure', 'J’ai acquis la soudure', 'J’ai approfondi la soudure')[0],
    ).toEqual([
      'series',
      'la soudure',
      'J’ai acquis la soudure',
      'J’ai approfondi la soudure',
      'Je maîtrise la soudure',
    ])
    expect(group('Lecture or', 'Lecture bronze')).toEqual([
      ['series', 'Lecture', 'Lecture bronze', 'Lecture or'],
    ])
    expect(group('Anglais B1', 'Anglais A2')).toEqual([['series', 'Anglais', 'Anglais A2', 'Anglais B1']])
  })

  it('see a course by what stands before the colon, from three on', () => {
    expect(group('MOOC DQ : ouverture', 'MOOC DQ : quiz', 'MOOC DQ : atelier')).toEqual([
      ['course', 'MOOC DQ', 'MOOC DQ : atelier', 'MOOC DQ : ouverture', 'MOOC DQ : quiz'],
    ])
    expect(group('MOOC DQ : ouverture', 'MOOC DQ : quiz')).toEqual([])
  })

  it('do not mix issuers, nor see a series where numbers only count', () => {
    expect(families([makeListed('Skipper'), makeListed('Captain', { issuerName: 'Autre' })])).toEqual([])
    expect(group('Badge 140', 'Badge 9999')).toEqual([])
    expect(levelIn('42')).toEqual({ stem: '42' })
    expect(levelIn('')).toEqual({ stem: '' })
  })

  it('take each badge once, whatever the bag, and never hold a bag of badges back', () => {
    fc.assert(
      fc.property(anyBadges, (badges) => {
        const all = families(badges)
        const members = all.flatMap(({ members }) => members)
        expect(new Set(members).size).toBe(members.length)
        for (const family of all) {
          expect(family.members.length).toBeGreaterThanOrEqual(family.kind === 'course' ? 3 : 2)
          expect(family.members.length).toBeLessThanOrEqual(60)
        }
        const keys = (list: typeof all) => list.map(({ key, members }) => [key, members]).toSorted()
        expect(keys(families(badges.toReversed()))).toEqual(keys(all))
      }),
    )
  })
})

describe('twins', () => {
  const bag = [
    makeListed('a', { name: 'Écouter', verdict: 'intact' }),
    makeListed('b', { name: 'ecouter', issuedOn: '2026-01-03' }),
    makeListed('c', { name: 'Écouter', issuedOn: '2024-01-03' }),
    makeListed('d', { name: 'Écouter', issuerName: 'Autre' }),
    makeListed('e', { name: 'Écouter', verdict: 'altered' }),
  ]

  it('are proposed for the same name, issuer and day; the truer one stays', () => {
    expect(twins(bag)).toEqual([{ key: 'a b', keep: 'b', join: 'a' }])
  })

  it('are not proposed again once refused', () => {
    expect(twins(bag, new Set([twinKey('b', 'a')]))).toEqual([])
  })

  it('hold each badge once and never a forgery', () => {
    fc.assert(
      fc.property(anyBadges, (badges) => {
        const found = twins(badges)
        const ids = found.flatMap(({ keep, join }) => [keep, join])
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of ids) expect(badges.find((badge) => badge.id === id)?.verdict).not.toBe('altered')
        expect(twins(badges, new Set(found.map(({ key }) => key))).map(({ key }) => key)).not.toEqual(
          expect.arrayContaining(found.length > 0 ? [found[0]!.key] : ['none']),
        )
      }),
    )
  })
})
