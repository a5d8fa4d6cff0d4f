// The English sentences of checks and verdicts, for people at a terminal.
import { readFile } from 'node:fs/promises'

export interface Sentences {
  check(code: string, because: Record<string, string>): string
  verdict(verdict: string): string
}

const LOCALES = new URL('../i18n/locales/en/', import.meta.url)
let loaded: Promise<Sentences> | undefined

/** Reads the message files once. */
export function sentences(): Promise<Sentences> {
  return (loaded ??= load())
}

async function load(): Promise<Sentences> {
  const read = async (name: string) =>
    JSON.parse(await readFile(new URL(`${name}.json`, LOCALES), 'utf8')) as Record<string, string>
  const [checks, faults, verdicts] = await Promise.all([read('checks'), read('faults'), read('verdicts')])
  return {
    check: (code, because) => fill(checks[code] ?? faults[code] ?? code, because),
    verdict: (verdict) => `${verdicts[verdict] ?? verdict}. ${verdicts[`${verdict}.sentence`] ?? ''}`.trim(),
  }
}

function fill(sentence: string, because: Record<string, string>): string {
  return sentence.replace(/\{\{\s*(\w+)\s*\}\}/g, (blank, name: string) => because[name] ?? blank)
}
