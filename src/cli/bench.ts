// `npm run bench`: measurements, peers beside ours in one run, as a table or as JSON.
import { parseArgs } from 'node:util'
import type { Bench, BenchOptions, BenchRow } from './benches/bench.ts'
import { helpBench } from './benches/help.ts'
import { hostBench } from './benches/host/host.ts'
import { importBench } from './benches/import.ts'
import { listBench } from './benches/list.ts'
import { matchBench } from './benches/match.ts'
import { recheckBench } from './benches/recheck.ts'
import { searchBench } from './benches/search.ts'
import { startBench } from './benches/start.ts'
import { unbakeBench } from './benches/unbake.ts'
import { verifyBench } from './benches/verify.ts'

const BENCHES: readonly Bench[] = [
  unbakeBench,
  verifyBench,
  matchBench,
  helpBench,
  importBench,
  startBench,
  listBench,
  searchBench,
  recheckBench,
  hostBench,
]

async function main(words: string[]): Promise<number> {
  const wanted = readWords(words)
  if (!wanted) {
    console.error(`use: bench [--json] [--brief] [--soak] [${BENCHES.map(({ name }) => name).join(' | ')}]…`)
    return 2
  }
  const rows: BenchRow[] = []
  for (const bench of wanted.benches) rows.push(...(await bench.run(wanted)))
  console.log(wanted.json ? JSON.stringify(rows, undefined, 2) : asTable(rows))
  return 0
}

function readWords(words: string[]): (BenchOptions & { json: boolean; benches: Bench[] }) | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, brief: { type: 'boolean' }, soak: { type: 'boolean' } },
    })
    const benches = BENCHES.filter(({ name, isOnlyByName }) =>
      positionals.length === 0 ? isOnlyByName !== true : positionals.includes(name),
    )
    const isKnown = positionals.every((word) => BENCHES.some(({ name }) => name === word))
    const { json = false, brief = false, soak = false } = values
    return isKnown ? { json, brief, soak, benches } : undefined
  } catch {
    // parseArgs throws for words it does not know: the usage says which it does.
    return undefined
  }
}

function asTable(rows: readonly BenchRow[]): string {
  const cells = rows.map(({ name, ours, peer, ratio, unit, note }) => [
    name,
    digits(ours),
    digits(peer),
    `${digits(ratio)}×`,
    unit,
    note ?? '',
  ])
  const head = ['what', 'ours', 'peer', 'ours/peer', 'unit', '']
  const widths = head.map((title, column) =>
    Math.max(...[head, ...cells].map((row) => row[column]!.length), title.length),
  )
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column > 3 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function digits(number: number): string {
  return Number(number.toPrecision(3)).toString()
}

process.exitCode = await main(process.argv.slice(2))
