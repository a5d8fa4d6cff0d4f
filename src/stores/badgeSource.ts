// What the learner may give: a file, or a text that is a link, JSON or a signed token.
import type { KeptBundle } from '../storage/rows.ts'

export type BadgeSource = (
  | { kind: 'file'; file: File }
  /** `name`: what to call it before it is read, when its text is no help. */
  | { kind: 'text'; text: string; name?: string }
) & {
  /** What waited in the inbox: let go there once it has ended well. */
  inboxId?: string
  /** The archive, presentation or record that it was part of. */
  bundle?: KeptBundle
  /** Why it could not be taken out of there. */
  fault?: { code: string }
}
