// Under which names the parts of a badge stand in its data, by family; the first that is there counts.
import type { PartId } from './parts.ts'

type Ways = Record<PartId, readonly string[]>

const IN_SUBJECT = 'credentialSubject.achievement'

/** OB 0.5 to 2.0: the assertion, its badge class, its issuer, each inside the one before or linked from it. */
const assertion: Ways = {
  name: ['badge.name'],
  picture: ['image', 'badge.image'],
  recognises: ['badge.description'],
  criteria: ['badge.criteria'],
  issuer: ['badge.issuer'],
  recipient: ['recipient.identity', 'recipient'],
  given: ['issuedOn', 'issued_on', 'issued-on'],
  until: ['expires'],
  proof: ['verification', 'verify'],
  status: ['badge.issuer.revocationList', 'verification', 'verify'],
  evidence: ['evidence'],
  skills: ['badge.alignment', 'badge.alignments'],
  results: [],
  endorsements: ['endorsement', 'badge.endorsement'],
  id: ['id', '@id', 'uid'],
}

/** OB 3.0 and CLR 2.0. */
const credential: Ways = {
  name: [`${IN_SUBJECT}.name`, 'name'],
  picture: ['image', 'credentialSubject.image', `${IN_SUBJECT}.image`],
  recognises: [`${IN_SUBJECT}.description`, 'description'],
  criteria: [`${IN_SUBJECT}.criteria`],
  issuer: ['issuer'],
  recipient: ['credentialSubject.identifier', 'credentialSubject.id'],
  given: ['validFrom', 'issuanceDate', 'awardedDate', 'issued'],
  until: ['validUntil', 'expirationDate'],
  proof: ['proof'],
  status: ['credentialStatus'],
  evidence: ['evidence', 'credentialSubject.evidence'],
  skills: [`${IN_SUBJECT}.alignment`, `${IN_SUBJECT}.alignments`],
  results: ['credentialSubject.result'],
  endorsements: ['endorsement', 'endorsementJwt', `${IN_SUBJECT}.endorsement`, 'issuer.endorsement'],
  id: ['id'],
}

export const WAYS: Record<'assertion' | 'credential', Ways> = { assertion, credential }
