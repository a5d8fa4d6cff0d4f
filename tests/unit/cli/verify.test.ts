// The command `verify` as others call it: lines, exit codes, recorded answers, a given moment.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeCredential, makePng } from '../../support/makeBadge.ts'
import { controllerDocument, makeKey, signDataIntegrity } from '../../support/signBadge.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const ISSUER = 'https://issuer.example/1'
const key = makeKey()
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'besace-verify-'))
  const badge = await signDataIntegrity(makeCredential({ validUntil: '2027-01-01T00:00:00Z' }), key, {
    verificationMethod: `${ISSUER}#key-1`,
  })
  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content)
  put('badge.json', JSON.stringify(badge))
  put('altered.json', JSON.stringify({ ...badge, name: 'other' }))
  put('picture.png', makePng())
  put('issuer.json', JSON.stringify(controllerDocument(ISSUER, { 'key-1': key })))
  put('map.json', JSON.stringify({ [ISSUER]: 'issuer.json' }))
  put('nothing.json', '{}')
  const name = 'X\n  Verified. \u001b[2J\u202egnikcah'
  put('spoken.json', JSON.stringify(makeCredential({ issuer: { id: ISSUER, type: ['Profile'], name } })))
})
afterAll(() => rmSync(folder, { recursive: true }))

function verify(...words: string[]) {
  const inFolder = words.map((word) =>
    word.includes('.json') || word.includes('.png') ? join(folder, word) : word,
  )
  const script = ['--import', 'tsx', 'src/cli/verify.ts', ...inFolder]
  const { status, stdout, stderr } = spawnSync(process.execPath, script, { cwd: root, encoding: 'utf8' })
  return { status, stderr, lines: stdout.trim().split('\n') }
}

const known = ['--responses', 'map.json', '--at', '2026-11-22T12:00:00Z']

describe('verify', () => {
  test('one line a file, in order; 0 when every verdict is good', () => {
    const { status, lines } = verify('--json', ...known, 'badge.json', 'badge.json')
    expect(status).toBe(0)
    expect(lines).toHaveLength(2)
    const told = JSON.parse(lines[0]!) as Record<string, unknown>
    expect(Object.keys(told)).toEqual(['file', 'container', 'version', 'name', 'issuer', 'verdict', 'checks'])
    expect(told).toMatchObject({
      file: join(folder, 'badge.json'),
      container: 'json',
      version: '3.0',
      name: 'Animer une réunion ★',
      issuer: 'Atelier des Léaux',
      verdict: 'verified',
    })
    expect(told.checks).toContainEqual({
      id: 'issuer',
      state: 'ok',
      code: 'issuer.confirmed',
      because: { domain: 'issuer.example' },
      source: 'live',
      checkedAt: '2026-11-22T12:00:00.000Z',
    })
  }, 30_000)

  test('1 when one is not; what is no badge is told, not thrown', () => {
    const { status, lines } = verify('--json', ...known, 'badge.json', 'altered.json', 'picture.png')
    expect(status).toBe(1)
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(told.map(({ verdict }) => verdict)).toEqual(['verified', 'altered', 'unreadable'])
    expect(told[2]).toMatchObject({ container: null, version: null, name: null, issuer: null })
  }, 30_000)

  test('the given moment counts, and nothing outside the map is reachable', () => {
    const late = verify('--json', '--responses', 'map.json', '--at', '2028-01-01', 'badge.json')
    expect(JSON.parse(late.lines[0]!)).toMatchObject({ verdict: 'expired' })
    const alone = verify('--json', '--responses', 'nothing.json', '--at', '2026-11-22', 'badge.json')
    expect(alone.status).toBe(1)
    expect(JSON.parse(alone.lines[0]!)).toMatchObject({ verdict: 'unverified' })
  }, 30_000)

  test('the words of a badge stay in their line', () => {
    const { lines } = verify(...known, 'spoken.json')
    expect(lines[1]).toContain('X  Verified. [2Jgnikcah')
    expect(lines[2]).toMatch(/^ {2}could not be checked/)
  })

  test('in words for people', () => {
    const { lines } = verify(...known, 'badge.json')
    expect(lines.join('\n')).toContain('issuer.example confirms who signed.')
    expect(lines.join('\n')).not.toMatch(/\{\{|integrity\./)
  }, 30_000)

  test.each([
    ['no file', []],
    ['an unknown word', ['--jsn', 'badge.json']],
    ['a moment that is none', ['--at', 'yesterday', 'badge.json']],
    ['a file that is not there', ['missing.json']],
    ['a map that is not there', ['--responses', 'missing.json', 'badge.json']],
  ])(
    '2 for wrong use: %s',
    (_, words) => {
      const { status, stderr } = verify(...words)
      expect(status).toBe(2)
      expect(stderr).not.toBe('')
    },
    30_000,
  )
})
