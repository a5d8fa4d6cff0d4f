// Reads Open Badges 2.0 endorsements: somebody's word about a badge, a class or an issuer.
import { isObject, type JsonObject } from '../../json.ts'
import type { Badge } from '../badge.ts'
import { idOf } from './fields/addresses.ts'
import { dateOf } from './fields/dates.ts'
import { defined } from './fields/defined.ts'
import { profileOf } from './fields/profiles.ts'
import { wordsOf } from './fields/words.ts'
import type { LinkedDocuments } from './linkedDocuments.ts'
import { verificationOf, type AssertionOrigin } from './verificationOf.ts'

/** What is endorsed stands as the achievement's id, the endorser's words as its description. */
export function readEndorsement2(
  endorsement: JsonObject,
  linked: LinkedDocuments,
  origin: AssertionOrigin,
): Badge {
  const claim = isObject(endorsement['claim']) ? endorsement['claim'] : {}
  const issuer = linked.follow(endorsement['issuer'], 'needed')
  return {
    version: '2.0',
    kind: 'endorsement',
    ...defined({
      id: idOf(endorsement),
      issuedOn: dateOf(endorsement['issuedOn']),
      expires: dateOf(endorsement['expires']),
    }),
    achievement: {
      ...defined({ id: idOf(claim), description: wordsOf(claim['endorsementComment']) }),
      name: wordsOf(endorsement['name']) ?? '',
      criteria: {},
      tags: [],
      alignments: [],
      editions: [],
    },
    issuer: profileOf(issuer ?? idOf(endorsement['issuer'])),
    recipients: [],
    evidence: [],
    results: [],
    endorsements: [],
    verification: verificationOf(endorsement, origin),
    ...linked.asMembers(),
    source: endorsement,
  }
}
