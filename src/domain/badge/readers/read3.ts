// Reads Open Badges 3.0 credentials, endorsements among them, of both data models.
import { asList, asText, isObject, type Json, type JsonObject } from '../../json.ts'
import type { Achievement, Alignment, Badge, RecipientIdentity } from '../badge.ts'
import { idOf, imageOf, webAddressOf } from './fields/addresses.ts'
import { alignmentsOf } from './fields/alignments.ts'
import { criteriaOf } from './fields/criteria.ts'
import { dateOf } from './fields/dates.ts'
import { defined } from './fields/defined.ts'
import { evidenceOf } from './fields/evidence.ts'
import { extensionsOf } from './fields/extensions.ts'
import { profileOf } from './fields/profiles.ts'
import { subjectRecipients } from './fields/recipients.ts'
import { readResults, type Results } from './fields/results.ts'
import { numberOf, typesOf, wordsOf, wordsOrNumber } from './fields/words.ts'

/** What a JWT says beside the credential; it fills what the credential itself leaves out (VC 1.1, 6.3.1). */
export type Claims = JsonObject

/** Reads an OpenBadgeCredential, an EndorsementCredential or another verifiable credential. */
export function read3(credential: JsonObject, claims?: Claims): Badge {
  const subject = mainSubject(credential)
  const node = asList(subject['achievement']).find(isObject)
  const results = readResults(subject['result'], node?.['resultDescription'])
  const issuer = credential['issuer'] ?? claims?.['iss']
  const kind = kindOf(credential, subject)
  const isSigned = claims !== undefined || isObject(asList(credential['proof'])[0])
  return {
    version: '3.0',
    kind,
    ...defined({
      dataModel: dataModelOf(credential, claims),
      id: idOf(credential) ?? asText(claims?.['jti']),
      issuedOn: firstDate(credential, ISSUED_KEYS) ?? dateOf(claims?.['nbf']),
      expires: firstDate(credential, EXPIRES_KEYS) ?? dateOf(claims?.['exp']),
      narrative: wordsOf(subject['narrative']),
      image: imageOf(credential['image']) ?? imageOf(subject['image']),
    }),
    achievement: node ? readAchievement(node, credential, results) : bareAchievement(credential, subject),
    issuer: profileOf(issuer),
    recipients: kind === 'endorsement' ? [] : recipientsOf(subject, claims),
    evidence: [...evidenceOf(credential['evidence']), ...evidenceOf(subject['evidence'])],
    results: results.results,
    endorsements: [credential, node, issuer, node?.['creator']].flatMap(endorsementsOf),
    verification: { method: isSigned ? 'embedded' : 'none' },
    source: credential,
  }
}

/** The start of validity before the day of the ceremony: VC 2.0, VC 1.1, OB 3.0, early drafts. */
const ISSUED_KEYS = ['validFrom', 'issuanceDate', 'awardedDate', 'issued']
const EXPIRES_KEYS = ['validUntil', 'expirationDate']

/** An endorsement is about something; everything else is about the one who got it. */
function recipientsOf(subject: JsonObject, claims: Claims | undefined): RecipientIdentity[] {
  return subjectRecipients(subject['id'] === undefined ? { ...subject, id: claims?.['sub'] } : subject)
}

/** A credential may have several subjects; the one with an achievement is the badge. */
function mainSubject(credential: JsonObject): JsonObject {
  const subjects = asList(credential['credentialSubject']).filter(isObject)
  return subjects.find((subject) => subject['achievement'] !== undefined) ?? subjects[0] ?? {}
}

function kindOf(credential: JsonObject, subject: JsonObject): Badge['kind'] {
  const types = [...typesOf(credential), ...typesOf(subject)]
  if (types.some((type) => type === 'EndorsementCredential' || type === 'EndorsementSubject'))
    return 'endorsement'
  const isBadge = types.some((type) => /^(OpenBadge|Achievement)Credential$|^AchievementSubject$/.test(type))
  return isBadge || subject['achievement'] !== undefined ? 'badge' : 'other'
}

/** VC 1.1 wraps the credential in the claim `vc`, and its first context is of 2018; VC 2.0 does neither. */
function dataModelOf(credential: JsonObject, claims: Claims | undefined): Badge['dataModel'] {
  const contexts = asList(credential['@context'])
  if (contexts.includes('https://www.w3.org/ns/credentials/v2')) return 'vc-2.0'
  if (contexts.includes('https://www.w3.org/2018/credentials/v1')) return 'vc-1.1'
  return isObject(claims?.['vc']) || credential['issuanceDate'] !== undefined ? 'vc-1.1' : 'vc-2.0'
}

function readAchievement(node: JsonObject, credential: JsonObject, results: Results): Achievement {
  const extended = extensionsOf(node)
  return {
    ...defined({
      id: idOf(node),
      description: wordsOf(node['description']),
      image: imageOf(node['image']),
      type: wordsOf(node['achievementType']) ?? extended.type,
      language: wordsOf(node['inLanguage']) ?? extended.language,
      creator: node['creator'] === undefined ? undefined : profileOf(node['creator']),
      level: results.level ?? extended.level,
      creditsAvailable:
        numberOf(node['creditsAvailable']) ?? numberOf(node['ECTS']) ?? extended.creditsAvailable,
    }),
    name: wordsOf(node['name']) ?? wordsOf(credential['name']) ?? '',
    criteria: criteriaOf(node['criteria']),
    tags: asList(node['tag'] ?? node['tags']).flatMap((tag) => wordsOrNumber(tag) ?? []),
    alignments: allAlignments(node, extended.alignments, results.alignments),
    editions: [],
  }
}

function allAlignments(node: JsonObject, extended: Alignment[], fromResults: Alignment[]): Alignment[] {
  return [...alignmentsOf(node['alignment'] ?? node['alignments']), ...extended, ...fromResults]
}

/** Without an achievement the credential's own words stand in; an endorsement's words are its comment. */
function bareAchievement(credential: JsonObject, subject: JsonObject): Achievement {
  const link = asList(subject['achievement']).map(webAddressOf)[0]
  return {
    ...defined({
      id: link ?? (subject['endorsementComment'] === undefined ? undefined : idOf(subject)),
      description: wordsOf(subject['endorsementComment']) ?? wordsOf(credential['description']),
    }),
    name: wordsOf(credential['name']) ?? '',
    criteria: {},
    tags: [],
    alignments: [],
    editions: [],
  }
}

function firstDate(node: JsonObject, keys: string[]): string | undefined {
  return keys.map((key) => dateOf(node[key])).find((date) => date !== undefined)
}

/** Endorsements hang on the credential, its achievement and its profiles, as objects or as tokens. */
function endorsementsOf(node: Json | undefined): (JsonObject | string)[] {
  if (!isObject(node)) return []
  const objects = asList(node['endorsement']).filter(isObject)
  const tokens = [...asList(node['endorsementJwt']), ...asList(node['endorsement'])]
  return [
    ...objects,
    ...tokens.filter((token) => typeof token === 'string' && token.startsWith('ey')).map(String),
  ]
}
