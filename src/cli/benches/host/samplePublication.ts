// Publications to measure with: a page of a few badges with pictures, under a token of its own.
import { createHash, randomBytes } from 'node:crypto'
import { filePart, PAGE_PART, type ShareDraft, type ShareReceipt } from '../../../contract/sharing.ts'
import { makeWriteToken } from '../../../contract/writeToken.ts'
import type { SharedFile } from '../../../domain/sharing/sharedFile.ts'

export interface Publication {
  token: string
  form: FormData
  /** What must be there afterwards: SHA-256 by path below the page. */
  files: Record<string, string>
}

/** A page of `badges` badges; each brings `bytes` of its own as evidence, where more than 0 are asked for. */
export function makePublication(title: string, { badges = 3, bytes = 0 } = {}): Publication {
  const form = new FormData()
  const files: Record<string, string> = {}
  const add = (content: Uint8Array<ArrayBuffer>, mediaType: string, fileName: string): SharedFile => {
    const sha256 = createHash('sha256').update(content).digest('hex')
    if (!form.has(filePart(sha256))) form.append(filePart(sha256), new Blob([content]), fileName)
    return { sha256, mediaType, fileName }
  }
  const draft: ShareDraft = {
    language: 'fr',
    title,
    person: 'Amina Koné',
    preamble: 'Voici ce que je sais faire.',
    expiresInDays: 180,
    badges: Array.from({ length: badges }, (_, index) => {
      const text = JSON.stringify({ '@context': 'https://w3id.org/openbadges/v2', name: `${title} ${index}` })
      const original = add(new TextEncoder().encode(text), 'application/json', 'badge.json')
      const picture = add(drawing(index), 'image/svg+xml', 'badge.svg')
      const evidence =
        bytes > 0 ? [add(new Uint8Array(randomBytes(bytes)), 'application/pdf', 'preuve.pdf')] : []
      files[`badges/${index + 1}`] = original.sha256
      for (const { sha256 } of [picture, ...evidence]) files[`files/${sha256}`] = sha256
      return {
        name: `Tutorer ses pairs ${index + 1}`,
        issuerName: 'Atelier du numérique',
        issuedOn: '2026-03-14',
        description: 'Accompagner des étudiants de première année dans leurs travaux pratiques.',
        sentence: 'J’ai aidé douze étudiants pendant un semestre.',
        evidence: evidence.map((file) => ({ title: 'Rapport', text: '', file })),
        verdict: 'verified' as const,
        checkedAt: '2026-11-22T09:00:00Z',
        original,
        picture,
      }
    }),
  }
  form.append(PAGE_PART, JSON.stringify(draft))
  return { token: makeWriteToken((length) => randomBytes(length)), form, files }
}

/** Publishes; undefined when there was no answer, or not a good one. */
export async function publish(url: string, { token, form }: Publication): Promise<ShareReceipt | undefined> {
  try {
    const headers = { authorization: `Bearer ${token}` }
    const response = await fetch(`${url}/api/shares`, { method: 'POST', headers, body: form })
    return response.ok ? ((await response.json()) as ShareReceipt) : undefined
  } catch {
    return undefined // Killed in the middle.
  }
}

/** What is wrong with a page that was published, if anything. */
export async function findFlaw(
  url: string,
  id: string,
  files: Record<string, string>,
): Promise<string | undefined> {
  for (const path of [`/s/${id}`, `/s/${id}.json`]) {
    const response = await fetch(url + path)
    const text = await response.text()
    if (response.status !== 200 || text.length < 500) return `${path}: ${response.status}`
  }
  for (const [path, sha256] of Object.entries(files)) {
    const response = await fetch(`${url}/s/${id}/${path}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      return `${path}: ${response.status}, altered`
  }
  return undefined
}

function drawing(index: number): Uint8Array<ArrayBuffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="${1 + index}"/></svg>`
  return new TextEncoder().encode(svg)
}
