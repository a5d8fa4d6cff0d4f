// The command `match`: one line in, one line out, and a sentence when a line makes no sense.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

function match(input: string, ...wishes: string[]) {
  const command = ['--import', 'tsx', 'src/cli/match.ts', ...wishes]
  return spawnSync(process.execPath, command, { cwd: root, input, encoding: 'utf8' })
}

describe('npm run match -- --json', () => {
  it('answers each line, in order, with keys and scores', () => {
    const lines = [
      { lang: 'fr', text: 'Travailler en équipe' },
      { lang: 'en', text: 'Epic' },
      { text: 'Netiquette' },
    ]
    const { status, stdout } = match(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`, '--json')
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; suggestions: unknown[] })
    expect(status).toBe(0)
    expect(answers.map(({ text }) => text)).toEqual(lines.map(({ text }) => text))
    expect(answers[0]?.suggestions[0]).toEqual({
      key: expect.stringContaining('|'),
      score: expect.any(Number),
    })
    expect(answers[1]?.suggestions).toEqual([])
  })

  it.each(['nonsense', '{"lang":"de","text":"x"}'])('refuses %s with a sentence', (line) => {
    const { status, stderr } = match(`${line}\n`, '--json')
    expect(status).toBe(2)
    expect(stderr).toContain('Line 1')
  })

  it('says how it is used', () => {
    const { status, stderr } = match('')
    expect(status).toBe(2)
    expect(stderr).toContain('Usage')
  })
})
