// Reads Comprehensive Learner Records 2.0: one signed sheet around many credentials.
import type { JsonObject } from '../../json.ts'
import type { Badge } from '../badge.ts'
import { wordsOf } from './fields/words.ts'
import { read3, type Claims } from './read3.ts'

/** Reads the sheet itself. Its credentials have issuers and proofs of their own: see `openBundle`. */
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
