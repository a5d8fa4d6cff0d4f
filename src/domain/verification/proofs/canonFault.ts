// Why a document has no canonical form to check a proof against.
import type { SpeechFault } from '../contexts/plainSpeech.ts'

export type CanonFault = SpeechFault | { code: 'integrity.terms-unknown' }
