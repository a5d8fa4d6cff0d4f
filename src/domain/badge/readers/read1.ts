// Reads Open Badges 1.0 and 1.1: the shape of 2.0 under a few older names.
import type { JsonObject } from '../../json.ts'
import type { Badge } from '../badge.ts'
import type { LinkedDocuments } from './linkedDocuments.ts'
import { read2 } from './read2.ts'
import type { AssertionOrigin } from './verificationOf.ts'

/** 1.1 is 1.0 with a JSON-LD context. Their fields are read as 2.0 reads them, because issuers mix the two. */
export function read1(
  assertion: JsonObject,
  linked: LinkedDocuments,
  origin: AssertionOrigin & { version: '1.0' | '1.1' },
): Badge {
  return { ...read2(assertion, linked, origin), version: origin.version }
}
