// What was opened on a published page, remembered on this device so that changing it does not begin from nothing.
import { dropDraft, readDraft, writeDraft } from './keepDraft.ts'

/** What the learner decides on the publish page, as it lies in the tab. */
export interface PublishChoices {
  name: string
  isAnonymous: boolean
  language: 'fr' | 'en'
  days: string
  withEvidence: string[]
  withReflections: string[]
  /** Keys of other parts of a composed page. */
  withParts?: string[]
  /** Who can open it; without, anyone with the link. */
  access?: 'link' | 'password'
  password?: string
}

// Ids and the shown name only; when it is lost, everything is closed again, which harms nobody.
const key = (shareId: string) => `published.${shareId}`

export function rememberPublished(shareId: string, choices: PublishChoices): void {
  // The password lies with the page's own key.
  const { password: _password, ...open } = choices
  writeDraft(key(shareId), open, localStorage)
}

export function publishedChoices(shareId: string): PublishChoices | undefined {
  return readDraft<PublishChoices>(key(shareId), localStorage)
}

export function forgetPublished(shareId: string): void {
  dropDraft(key(shareId), localStorage)
}
