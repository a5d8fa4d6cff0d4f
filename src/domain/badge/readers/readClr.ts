// Reads Comprehensive Learner Records 2.0: one signed sheet around many credentials.
import { asList, isObject, type Json, type JsonObject } from '../../json.ts'
import type { Badge, Payload } from '../badge.ts'
import { toPayload } from '../toPayload.ts'
import { wordsOf } from './fields/words.ts'
import { read3, type Claims } from './read3.ts'

/** Reads the sheet itself. Its credentials have issuers and proofs of their own: see `recordEntries`. */
export function readClr(credential: JsonObject, claims?: Claims): Badge {
  const sheet = read3(credential, claims)
  const { name } = sheet.achievement
  return {
    ...sheet,
    version: 'clr-2.0',
    kind: 'record',
    achievement: { ...sheet.achievement, name: wordsOf(credential['name']) ?? name },
  }
}

/** The credentials inside a record, each to be read and checked like any other. */
export function recordEntries(record: Badge): Payload[] {
  const subjects = asList(record.source['credentialSubject']).filter(isObject)
  return subjects.flatMap((subject) =>
    asList(subject['verifiableCredential']).flatMap((entry) => payloadOf(entry) ?? []),
  )
}

/** Proofs are made over the content, not its spelling, so writing the object again breaks none. */
function payloadOf(entry: Json): Payload | undefined {
  return isObject(entry) ? { form: 'json', text: JSON.stringify(entry) } : toPayload(String(entry))
}
