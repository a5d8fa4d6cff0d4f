// The kept contexts are those that were published, and the newest text of 3.0.3 says all that the older one says.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fixedContext, fixedContexts } from '../../../../src/domain/verification/contexts/fixedContexts.ts'
import { knownTerms } from '../../../../src/domain/verification/contexts/knownTerms.ts'
import { hasSharedFixtures, leftOut, sharedText } from '../../../support/sharedFixtures.ts'

const folder = new URL('../../../../src/domain/verification/contexts/', import.meta.url)
const digests = JSON.parse(readFileSync(new URL('digests.json', folder), 'utf8')) as Record<string, string>
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'digests.json')

describe('kept contexts', () => {
  test.each(files)('%s has its digest', (name) => {
    expect(
      createHash('sha256')
        .update(readFileSync(new URL(name, folder)))
        .digest('hex'),
    ).toBe(digests[name])
  })

  test('each file has an address and a digest', () => {
    expect(fixedContexts().length).toBe(files.length)
    expect(Object.keys(digests).sort()).toEqual([...files].sort())
  })

  test('nothing but exact addresses is known', () => {
    expect(fixedContext('https://www.w3.org/ns/credentials/v2')).toBeDefined()
    for (const address of [
      'https://www.w3.org/ns/credentials/v2/',
      'http://www.w3.org/ns/credentials/v2',
      'toString',
      '__proto__',
    ])
      expect(fixedContext(address)).toBeUndefined()
  })

  test('the known words hold what decides about a badge', () => {
    const { terms, meanings } = knownTerms()
    for (const term of ['validUntil', 'credentialStatus', 'issuer', 'achievement', 'endorsement', 'criteria'])
      expect(terms).toContain(term)
    expect(meanings).toContain('https://www.w3.org/2018/credentials#validUntil')
    expect(meanings).toContain('https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement')
  })
})

describe.skipIf(!hasSharedFixtures)(`published digests${leftOut(25)}`, () => {
  const manifest = hasSharedFixtures
    ? (JSON.parse(sharedText('contexts/pinned/MANIFEST.json')) as { url: string; sha256: string }[])
    : []

  test.each(manifest)('$url', ({ url, sha256 }) => {
    // Of 3.0.3, only the newer of its two texts is kept.
    if (url === 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json')
      expect(fixedContext(url)).toBeDefined()
    else expect(Object.values(digests)).toContain(sha256)
  })

  test('the June 2026 text of 3.0.3 only adds to that of April 2025', () => {
    const older = JSON.parse(sharedText('contexts/pinned/ob-v3p0-context-3.0.3.json')) as object
    const newer = fixedContext('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json')
    expect(newer).toMatchObject(older)
    expect(JSON.stringify(newer)).toContain('endorsementJwt')
    expect(JSON.stringify(older)).not.toContain('endorsementJwt')
  })
})
