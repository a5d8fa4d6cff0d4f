// Writes docs/host-figures.md: what was measured, on what, and what is asked of it.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { BenchOptions, BenchRow } from '../bench.ts'

const FILE = fileURLToPath(new URL('../../../../docs/host-figures.md', import.meta.url))

/** Puts the figures on paper. */
export function writeFigures(rows: readonly BenchRow[], { brief, soak }: BenchOptions, at: Date): void {
  const processors = cpus()
  const machine = [
    `${processors.length} × ${processors[0]?.model.trim() ?? 'processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `${process.platform} ${process.arch}`,
    `Node ${process.versions.node}`,
    nginxVersion(),
  ]
  const lines = rows.map(({ name, ours, peer, ratio, unit, note = '' }) =>
    ['', name, digits(ours), digits(peer), digits(ratio), unit, note, ''].join(' | ').trim(),
  )
  const words = `# Figures of the host

Made by \`npm run bench host${soak ? ' -- --soak' : ''}${brief ? ' --brief' : ''}\` on ${at.toISOString().slice(0, 10)}: ${machine.join(', ')}.
Client, host, database and nginx share this one machine and speak over loopback.
${brief ? '\n**A brief run**, to see that everything works, on a machine that did other work besides: the times mean little.\n' : ''}
| what | ours | beside | ratio | unit | remarks |
|---|---|---|---|---|---|
${lines.join('\n')}

"Beside" is the peer in the same run, the smaller case, or the bound. How each is measured stands in
\`src/cli/benches/host/\`, a file for each part. nginx runs as Debian sets it up, one process for each core, with a log of
every request, the same bytes and the same headers; ours is one process.
${soak ? '' : '\nThe soak of ten minutes is measured with `npm run bench host -- --soak`.\n'}`
  writeFileSync(FILE, words)
}

function nginxVersion(): string {
  try {
    // It says so on standard error.
    execFileSync('nginx', ['-v'], { stdio: 'pipe' })
    return execFileSync('sh', ['-c', 'nginx -v 2>&1'], { encoding: 'utf8' }).replace(/^.*: /, '').trim()
  } catch {
    return 'no nginx'
  }
}

function digits(number: number): string {
  return Number.isNaN(number) ? '–' : String(Number(number.toPrecision(3)))
}
