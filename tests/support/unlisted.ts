// Badges that stand in no list of cases: how each is asked about, and how one that is touched must fall.
import { expect, test } from 'vitest'
import { examine, type ExamineOptions } from '../../src/domain/verification/examine.ts'
import type { CheckId, Verdict } from '../../src/domain/verification/report.ts'
import { fakeOutside, type FakeAnswer } from './fakeOutside.ts'

export type Document = Record<string, unknown>
export type Input = object | string | Uint8Array

/** What is given, and what the network answers. */
export interface Given {
  input: Input
  answers?: Record<string, FakeAnswer>
  options?: ExamineOptions
}

export interface Wanted {
  verdict: Verdict
  /** Codes of some checks. */
  codes?: Partial<Record<CheckId, string>>
  version?: string
  name?: string
}

export type Case = [name: string, give: () => Given | Promise<Given>, wanted: Verdict | Wanted]

/** One test for each case. */
export function judgeEach(cases: readonly Case[]): void {
  test.each(cases)('%s', async (_, give, wanted) => {
    const { verdict, codes = {}, ...told } = typeof wanted === 'string' ? { verdict: wanted } : wanted
    const seen = await judge(await give())
    expect(seen).toMatchObject({ verdict, codes, ...told })
  })
}

export async function judge({ input, answers = {}, options = {} }: Given) {
  const given = typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input)
  const { report, badge, container } = await examine(given, fakeOutside(answers), options)
  const codes = Object.fromEntries(report.checks.map(({ id, code }) => [id, code]))
  return {
    verdict: report.verdict,
    codes,
    container,
    version: badge?.version,
    name: badge?.achievement.name,
    badge,
  }
}

/** A document without its undefined members, as it would come over the wire. */
export function plain<T>(document: T): T {
  return JSON.parse(JSON.stringify(document)) as T
}

/** Every place in a document where a text stands, as a way to change just that one. */
export function* textsIn(document: Document): Generator<{ place: string; changed: Document }> {
  for (const path of pathsIn(document, [])) {
    const changed = structuredClone(document)
    const holder = path
      .slice(0, -1)
      .reduce<unknown>((node, step) => (node as Document)[step], changed) as Document
    const last = path.at(-1)!
    holder[last] = `${String(holder[last])}x`
    yield { place: path.join('.'), changed }
  }
}

function pathsIn(node: unknown, path: string[]): string[][] {
  if (typeof node === 'string') return [path]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => pathsIn(value, [...path, key]))
}
