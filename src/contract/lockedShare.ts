// A page that only its password opens: the host gets ciphertext, and nothing that tells what is in it.
import { isObject, type JsonObject } from '../domain/json.ts'
import { fail, ok, type Result } from '../domain/result.ts'
import type { SharedFile } from '../domain/sharing/sharedFile.ts'
import type { ShareLanguage } from '../domain/sharing/sharePage.ts'
import { CIPHERTEXT_TYPE } from './exchanges.ts'
import { SHARE_LIMITS as LIMITS } from './limits.ts'
import type { HostFault } from './problems.ts'
import { Amiss, matching, object, oneOf } from './readFields.ts'
import { filesOf, type NamedFile } from './sharedFiles.ts'
import type { ShareDraft } from './sharing.ts'
import { readShareDraft } from './readShareDraft.ts'

/** The pack as sent. There is no field for a word of the page, and a field more is refused. */
export interface LockedShareDraft {
  locked: true
  /** Of the sentence that asks for the password. */
  language: ShareLanguage
  /** SHA-256 of the ciphertext. */
  pack: string
  expiresInDays: number
}

/** The page once it is out: what its JSON says to everybody. */
export interface LockedPage {
  locked: true
  id: string
  language: ShareLanguage
  pack: string
  expiresAt: string
}

/** What a device may send as the part `page`. */
export type AnyShareDraft = ShareDraft | LockedShareDraft

export function isLockedDraft(draft: AnyShareDraft): draft is LockedShareDraft {
  return 'locked' in draft
}

const FIELDS = ['locked', 'language', 'pack', 'expiresInDays']

/** The page of a `page` part, locked or not, or where it is amiss. */
export function readAnyShareDraft(value: unknown): Result<AnyShareDraft, HostFault> {
  if (!isObject(value) || value['locked'] === undefined) return readShareDraft(value)
  try {
    return ok(readLockedDraft(value))
  } catch (error) {
    if (error instanceof Amiss) return fail({ code: 'share.invalid', detail: error.message })
    throw error
  }
}

function readLockedDraft(value: JsonObject): LockedShareDraft {
  const stray = Object.keys(value).find((key) => !FIELDS.includes(key))
  if (stray !== undefined) throw new Amiss(stray.slice(0, 40))
  if (value['locked'] !== true) throw new Amiss('locked')
  const days = value['expiresInDays']
  if (!Number.isInteger(days) || Number(days) < LIMITS.minDays || Number(days) > LIMITS.maxDays)
    throw new Amiss('expiresInDays')
  return { locked: true, ...readNeutral(value), expiresInDays: Number(days) }
}

function readNeutral(value: JsonObject) {
  return {
    language: oneOf(['fr', 'en'] as const, value['language'], 'language'),
    pack: matching(value['pack'], 'pack', /^[0-9a-f]{64}$/),
  }
}

/** The answer of `GET /s/{id}.json` for a locked page; nothing when it is none. */
export function readLockedPage(value: unknown): Pick<LockedPage, 'language' | 'pack'> | undefined {
  try {
    const page = object(isObject(value) ? value['locked'] : undefined, 'locked')
    return readNeutral(page)
  } catch (error) {
    if (error instanceof Amiss) return undefined
    throw error
  }
}

/** All files a page names, locked or not. */
export function filesOfDraft(draft: AnyShareDraft): NamedFile[] {
  return isLockedDraft(draft) ? [{ ...packFile(draft.pack), role: 'pack', position: 1 }] : filesOf(draft)
}

/** Every pack has the same name and kind. */
export function packFile(sha256: string): SharedFile {
  return { sha256, mediaType: CIPHERTEXT_TYPE, fileName: 'page' }
}
