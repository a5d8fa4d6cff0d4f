// What the share sheet posts, laid into the inbox by the service worker; the page then shows it.
import { INBOX_LIMITS, inboxAddress, SHARE_FIELDS, type MissedReason } from '../contract/inbox.ts'
import { badgeTextIn } from '../domain/badge/badgeTextIn.ts'
import { keepInInbox, type InboxThing } from '../storage/inbox.ts'

/** What is given from outside, so that tests can hand in their own. */
export interface ShareSurroundings {
  now(): Date
  newId(): string
  keep: typeof keepInInbox
}

const own: ShareSurroundings = {
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
  keep: keepInInbox,
}

/** Keeps what was posted; answers with the way to the inbox, whatever happens: a share must never end in an error page. */
export async function receiveShare(
  request: Pick<Request, 'formData' | 'url'>,
  surroundings: ShareSurroundings = own,
): Promise<Response> {
  const missed = await keepShare(request, surroundings).catch((): MissedReason[] => ['failed'])
  // 303: the page is asked for anew, and reloading it posts nothing a second time.
  return Response.redirect(new URL(inboxAddress(missed), request.url), 303)
}

async function keepShare(
  request: Pick<Request, 'formData'>,
  surroundings: ShareSurroundings,
): Promise<MissedReason[]> {
  const things = await thingsIn(await request.formData(), surroundings)
  if (things.length === 0) return ['empty']
  const kept = await surroundings.keep(things)
  if (kept.ok) return kept.value.missed
  return [kept.error.code === 'storage.full' ? 'full' : 'failed']
}

async function thingsIn(form: FormData, { now, newId }: ShareSurroundings): Promise<InboxThing[]> {
  const arrivedAt = now().toISOString()
  const things: InboxThing[] = []
  for (const file of form.getAll(SHARE_FIELDS.files)) {
    if (typeof file === 'string' || file.size === 0) continue
    const { name, type: mediaType, size } = file
    // One that is too large is not even read: the inbox refuses it by its size.
    const bytes = size <= INBOX_LIMITS.fileBytes && { bytes: await file.arrayBuffer() }
    things.push({ id: newId(), kind: 'file', name, mediaType, size, arrivedAt, ...bytes })
  }
  const text = wordsIn(form, things.length > 0)
  if (text === undefined) return things
  const name = wordOf(form, SHARE_FIELDS.title)
  return [
    ...things,
    { id: newId(), kind: 'text', name, mediaType: 'text/plain', size: text.length, arrivedAt, text },
  ]
}

/** Words that come along with a picture are kept only when they lead to a badge; alone they are kept as they are. */
function wordsIn(form: FormData, isBesideFiles: boolean): string | undefined {
  const words = {
    title: wordOf(form, SHARE_FIELDS.title),
    text: wordOf(form, SHARE_FIELDS.text),
    url: wordOf(form, SHARE_FIELDS.url),
  }
  const badge = badgeTextIn(words)
  if (badge !== undefined || isBesideFiles) return badge
  const plain = [words.text, words.url, words.title].find((word) => word !== '')
  return plain
}

function wordOf(form: FormData, field: string): string {
  const value = form.get(field)
  return typeof value === 'string' ? value.trim() : ''
}
