// What other sites and other checkers get of a page: card, oEmbed, presentation; and that all of it ends with the page.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ShareReceipt } from '../../src/contract/sharing.ts'
import { openBundle } from '../../src/domain/badge/openBundle.ts'
import { readSharedData } from '../../src/stores/readSharedData.ts'
import { makeCredential } from '../support/makeBadge.ts'
import { ENGINES } from './support/engines.ts'
import { fileOf, makePreview, sampleBadge, sampleDraft, sampleForm, SVG } from './support/samplePage.ts'
import { DAY, PUBLIC_URL, testHost, TOKEN, type TestHost } from './support/testHost.ts'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const OB3 = JSON.stringify(makeCredential({ id: 'urn:uuid:1' }))
const TOKEN_3 = `${part({ alg: 'EdDSA' })}.${part(makeCredential({ id: 'urn:uuid:2' }))}.c2ln`
const OB2 = JSON.stringify({
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'https://issuer.example/1',
  type: 'Assertion',
  recipient: { type: 'email', hashed: false, identity: 'x@example.org' },
  badge: 'https://issuer.example/badge',
  verification: { type: 'hosted' },
  issuedOn: '2022-03-14',
})
const PHOTO = `${SVG}<!-- photo -->`
const PREVIEW = makePreview()

describe.each(ENGINES)('on %s', (engine) => {
  let host: TestHost
  let receipt: ShareReceipt
  const publish = async (person?: string) => {
    const badge = (text: string, type: string) => sampleBadge({ original: fileOf(text, type, 'badge') })
    const draft = sampleDraft({
      person,
      badges: [
        badge(OB3, 'application/json'),
        badge(TOKEN_3, 'application/jwt'),
        badge(OB2, 'application/json'),
      ],
      blocks: [
        {
          kind: 'profile',
          headline: 'Animatrice',
          links: [],
          picture: fileOf(PHOTO, 'image/svg+xml', 'moi.svg'),
        },
        { kind: 'badges', badges: [0, 1, 2], look: 'full' },
      ],
      preview: fileOf(PREVIEW, 'image/png', 'preview.png'),
    })
    const response = await host.publish(sampleForm(draft, [OB3, TOKEN_3, OB2, SVG, PHOTO, PREVIEW]))
    expect(response.status).toBe(201)
    receipt = (await response.json()) as ShareReceipt
  }
  beforeEach(async () => {
    host = await testHost({ engine })
  })
  afterEach(() => host.close())

  const oembed = (more = '', url = receipt.url) => host.ask(`/oembed?url=${encodeURIComponent(url)}${more}`)
  const everyPath = () => {
    const path = `/s/${receipt.id}`
    return [
      path,
      `${path}.json`,
      `${path}/preview.png`,
      `${path}/badges/1`,
      `${path}/pictures/1`,
      `${path}/embed`,
      `/oembed?url=${encodeURIComponent(receipt.url)}`,
    ]
  }

  it('a card may be framed by anyone, and do nothing', async () => {
    await publish('Amina Koné')
    const response = await host.ask(`/s/${receipt.id}/embed`)
    const text = await response.text()
    expect([response.status, response.headers.get('x-frame-options')]).toEqual([200, null])
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; .*frame-ancestors http: https:$/)
    expect(policy).not.toMatch(/script|unsafe/)
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(text).not.toMatch(/<script|<iframe/i)
    expect(text).toContain('Amina Koné')
    expect(text).toContain(`href="${PUBLIC_URL}/check#share=${receipt.id}" target="_blank"`)
    expect(Buffer.byteLength(text)).toBeLessThan(10_000)
    for (const path of ['', '.json', '/preview.png']) {
      const other = await host.ask(`/s/${receipt.id}${path}`)
      expect(other.headers.get('x-frame-options')).toBe('DENY')
    }
  })

  it('oEmbed says the same as Open Graph, whoever asks', async () => {
    await publish('Amina Koné')
    const page = await (await host.ask(`/s/${receipt.id}`)).text()
    const discovered = /type="application\/json\+oembed" href="([^"]*)"/.exec(page)?.[1] ?? ''
    const response = await host.ask(discovered.slice(PUBLIC_URL.length))
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const answer = (await response.json()) as Record<string, unknown>
    const meta = (name: string) => new RegExp(`property="og:${name}" content="([^"]*)"`).exec(page)?.[1]
    expect(answer).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: meta('title'),
      author_name: 'Amina Koné',
      thumbnail_url: meta('image'),
      thumbnail_width: 1200,
      thumbnail_height: 627,
      width: 600,
    })
    expect(answer['html']).toContain(`<iframe src="${receipt.url}/embed" width="600"`)
    const small = (await (await oembed('&maxwidth=320&maxheight=400')).json()) as Record<string, unknown>
    expect(small).toMatchObject({ width: 320, height: 400 })
    expect(small).not.toHaveProperty('thumbnail_url')
    expect((await oembed('&format=xml')).status).toBe(501)
    for (const url of [
      '',
      'https://other.example/s/x',
      `${PUBLIC_URL}/s/${'A'.repeat(22)}`,
      `${PUBLIC_URL}.evil/s/x`,
    ])
      expect([url, (await oembed('', url)).status]).toEqual([url, 404])
  })

  it('the data are a presentation, and what they always were', async () => {
    await publish('Amina Koné')
    const text = await (await host.ask(`/s/${receipt.id}.json`)).text()
    const data = JSON.parse(text) as Record<string, unknown> & {
      verifiableCredential: Record<string, unknown>[]
    }
    expect(data['type']).toEqual(['VerifiablePresentation'])
    expect(data).not.toHaveProperty('proof')
    const [first, second, third] = data.verifiableCredential
    expect(first).toEqual(JSON.parse(OB3))
    expect(second).toMatchObject({
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${TOKEN_3}`,
    })
    const address = String(third?.['id'])
    expect(address).toMatch(/^data:application\/ld\+json;base64,/)
    expect(Buffer.from(address.split(',')[1] ?? '', 'base64').toString()).toBe(OB2)
    expect(readSharedData(new TextEncoder().encode(text))?.badges).toHaveLength(3)
    const bundle = await openBundle(text)
    expect(bundle.ok && bundle.value?.map((one) => 'content' in one && one.content)).toEqual([
      OB3,
      TOKEN_3,
      OB2,
    ])
  })

  it('an anonymous page has neither name nor face, anywhere', async () => {
    await publish(undefined)
    for (const path of everyPath()) {
      const response = await host.ask(path)
      expect([path, response.status]).toEqual([path, 200])
      const text = await response.text()
      expect(text).not.toContain('Amina')
      expect(text).not.toContain('moi.svg')
      expect(text).not.toContain(fileOf(PHOTO, '').sha256)
    }
    expect((await host.ask(`/s/${receipt.id}/files/${fileOf(PHOTO, '').sha256}`)).status).toBe(404)
  })

  it.each(['taken down', 'expired'])('everything is gone at once when it is %s', async (how) => {
    await publish('Amina Koné')
    for (const path of everyPath()) {
      const there = await host.ask(path)
      expect([path, there.status, there.headers.get('cache-control')]).toEqual([path, 200, 'no-cache'])
    }
    if (how === 'expired') host.pass(31 * DAY)
    else
      await host.ask(`/api/shares/${receipt.id}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${TOKEN}` },
      })
    for (const path of everyPath()) {
      const response = await host.ask(path)
      expect([path, response.status]).toEqual([path, 410])
      // Nobody between may keep what was, nor that it is gone.
      expect([path, response.headers.get('cache-control')]).toEqual([
        path,
        expect.stringMatching(/^no-(cache|store)$/),
      ])
      expect(await response.text()).not.toContain('Amina')
    }
  })
})
