// The statements of a badge under the names they were signed with.
import type { JsonObject } from '../../../json.ts'
import { fail, ok } from '../../../result.ts'
import type { Result } from '../../../result.ts'
import { digest, utf8 } from '../../bytes.ts'
import type { Bytes } from '../../bytes.ts'
import type { Finding } from '../../finding.ts'
import { bad, unsure } from '../../finding.ts'
import { canonizeRdf } from '../canonize.ts'

export interface Statements {
  /** Canonical N-Quads under the names they were signed with, in their order. */
  statements: string[]
  proofHash: Bytes
}

/** From canonical names of blank nodes to others. */
export type Labels = ReadonlyMap<string, string>

/** Beyond this, checking every signature would hold up everything else; the largest learner record has some thousand. */
const MOST_STATEMENTS = 5000

/** @param labelsFor Given all canonical names, those of the signature; a node without one was never signed. */
export async function readStatements(
  unsecured: JsonObject,
  proof: JsonObject,
  labelsFor: (names: ReadonlySet<string>) => Labels | Promise<Labels>,
): Promise<Result<Statements, Finding>> {
  const { proofValue: _, ...options } = proof
  const document = await canonizeRdf(unsecured)
  if (!document.ok) return fail(unreadable(document.error))
  const config = await canonizeRdf({ ...options, '@context': unsecured['@context'] })
  if (!config.ok) return fail(unreadable(config.error))
  const lines = document.value.split('\n').slice(0, -1).map(intoPieces)
  if (lines.length > MOST_STATEMENTS) return fail(unsure('integrity.too-complex'))
  const labels = await labelsFor(new Set(lines.flatMap(namesIn)))
  const statements = renamed(lines, labels)
  if (!statements) return fail(bad('integrity.broken', { source: 'badge' }))
  return ok({ statements, proofHash: await digest('SHA-256', utf8(config.value)) })
}

function unreadable({ code, ...because }: { code: string }): Finding {
  return unsure(code, Object.keys(because).length > 0 ? { because } : {})
}

/** Literals may hold anything that looks like a name; they stand in quotes, at every second place. */
function intoPieces(line: string): string[] {
  return line.split(/("(?:[^"\\]|\\.)*")/)
}

const NAME = /_:(c14n\d+)/g

function namesIn(pieces: string[]): string[] {
  return pieces.flatMap((piece) =>
    piece.startsWith('"') ? [] : [...piece.matchAll(NAME)].map(([, name]) => name!),
  )
}

/** Blank nodes get the names of the signature, and the lines a new order. */
function renamed(lines: string[][], labels: Labels): string[] | undefined {
  let isWhole = true
  const rename = (_: string, name: string) => {
    const label = labels.get(name)
    isWhole &&= label !== undefined
    return `_:${label}`
  }
  const statements = lines.map((pieces) => {
    const text = pieces.map((piece) => (piece.startsWith('"') ? piece : piece.replace(NAME, rename)))
    return `${text.join('')}\n`
  })
  return isWhole ? statements.sort() : undefined
}
