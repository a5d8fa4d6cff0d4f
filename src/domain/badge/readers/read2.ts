// Reads Open Badges 2.0 assertions; 0.5, 1.0 and 1.1 are raised to this shape and read here too.
import { asList, isObject, type Json, type JsonObject } from '../../json.ts'
import type { Achievement, Badge, Edition, Profile } from '../badge.ts'
import { idOf, imageOf } from './fields/addresses.ts'
import { alignmentsOf } from './fields/alignments.ts'
import { criteriaOf } from './fields/criteria.ts'
import { dateOf } from './fields/dates.ts'
import { defined } from './fields/defined.ts'
import { evidenceOf } from './fields/evidence.ts'
import { extension, extensionsOf } from './fields/extensions.ts'
import { profileOf } from './fields/profiles.ts'
import { recipientsOf } from './fields/recipients.ts'
import { wordsOf, wordsOrNumber } from './fields/words.ts'
import type { LinkedDocuments } from './linkedDocuments.ts'
import { verificationOf, type AssertionOrigin } from './verificationOf.ts'

/**
 * Reads an assertion. Its class and issuer may stand inside it or in `linked`; without them their names are empty.
 *
 * @param assertion In the keys of OB 2.0, or of 1.x where the readers below know both.
 */
export function read2(assertion: JsonObject, linked: LinkedDocuments, origin: AssertionOrigin): Badge {
  const badgeClass = linked.follow(assertion['badge'], 'needed')
  const issuer = badgeClass && linked.follow(asList(badgeClass['issuer'])[0], 'needed')
  const achievement = readClass(badgeClass, assertion['badge'], linked)
  const extended = extensionsOf(assertion)
  const verification = verificationOf(assertion, origin)
  return {
    version: '2.0',
    kind: 'badge',
    ...defined({
      id: idOf(assertion) ?? olderId(assertion, verification),
      issuedOn:
        dateOf(assertion['issuedOn']) ?? dateOf(assertion['issued_on']) ?? dateOf(assertion['issued-on']),
      expires: dateOf(assertion['expires']),
      narrative: wordsOf(assertion['narrative']),
      image: imageOf(assertion['image']),
    }),
    achievement: { ...achievement, alignments: [...achievement.alignments, ...extended.alignments] },
    issuer: readIssuer(issuer, badgeClass?.['issuer']),
    recipients: recipientsOf(assertion['recipient'], assertion['salt']),
    evidence: evidenceOf(assertion['evidence']),
    results: [],
    endorsements: [assertion, badgeClass, issuer].flatMap((node) =>
      endorsementsOf(node?.['endorsement'], linked),
    ),
    verification,
    ...linked.asMembers(),
    source: assertion,
  }
}

/** Before 1.1 an assertion had no id: its address serves, or the name it has among those of its issuer. */
function olderId(assertion: JsonObject, verification: Badge['verification']): string | undefined {
  if (verification.method === 'hosted') return verification.url
  const uid = wordsOrNumber(assertion['uid'])
  return uid === undefined ? undefined : `uid:${uid}`
}

function readIssuer(issuer: JsonObject | undefined, link: Json | undefined): Profile {
  const id = idOf(asList(link)[0])
  const profile = profileOf(issuer ?? id)
  return profile.id === undefined && id !== undefined ? { ...profile, id } : profile
}

function readClass(
  badgeClass: JsonObject | undefined,
  link: Json | undefined,
  linked: LinkedDocuments,
): Achievement {
  const node = badgeClass ?? {}
  const extended = extensionsOf(node)
  return {
    ...defined({
      id: idOf(node) ?? idOf(link),
      description: wordsOf(node['description']),
      image: imageOf(node['image']),
      type: extended.type,
      language: wordsOf(node['@language']) ?? wordsOf(node['inLanguage']) ?? extended.language,
      creator: extension(node, 'OriginalCreator').map(profileOf)[0],
      level: extended.level,
      creditsAvailable: extended.creditsAvailable,
    }),
    name: wordsOf(node['name']) ?? '',
    criteria: criteriaOf(node['criteria']),
    tags: asList(node['tags']).flatMap((tag) => wordsOf(tag) ?? []),
    alignments: [...alignmentsOf(node['alignment'] ?? node['alignments']), ...extended.alignments],
    editions: asList(node['related']).flatMap((related) => readEdition(related, linked)),
  }
}

/** The same class in another language; a related class without a language is another badge, not an edition. */
function readEdition(related: Json, linked: LinkedDocuments): Edition[] {
  const hint = isObject(related) ? related : {}
  const languageHint = wordsOf(hint['@language'])
  if (languageHint === undefined) return []
  const node = linked.follow(related, 'optional')
  const name = wordsOf(node?.['name'])
  if (node === undefined || name === undefined) return []
  const criteria = criteriaOf(node['criteria'])
  return [
    {
      name,
      ...defined({
        language: wordsOf(node['@language']) ?? languageHint,
        description: wordsOf(node['description']),
        criteria: criteria.narrative ?? criteria.url,
      }),
    },
  ]
}

/** Endorsements that stand here or are at hand; tokens stay tokens. */
function endorsementsOf(value: Json | undefined, linked: LinkedDocuments): (JsonObject | string)[] {
  return asList(value).flatMap((item): (JsonObject | string)[] => {
    const node = linked.follow(item, 'optional')
    if (node !== undefined) return [node]
    return typeof item === 'string' && item.startsWith('ey') ? [item] : []
  })
}
