// What a badge may be called: "diploma" or "certificate" only when the issuer calls it so.
import type { Told } from './told.ts'

/** By `achievementType` (OB 3.0 §B.1.1) or what an extension says. */
export function kindOfAchievement(type: string | undefined): Told['kind'] {
  switch (type?.trim().toLowerCase()) {
    case 'diploma':
    case 'diplôme':
      return 'diploma'
    case 'certificate':
    case 'certificat':
      return 'certificate'
    default:
      return 'badge'
  }
}
