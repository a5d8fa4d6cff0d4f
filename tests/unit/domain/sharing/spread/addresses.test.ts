// Where links are handed on, which link it is, and what learners type to say where.
import { describe, expect, it } from 'vitest'
import { frameSnippet, pictureSnippet } from '../../../../../src/domain/sharing/spread/embedSnippet.ts'
import { readMastodonHost } from '../../../../../src/domain/sharing/spread/mastodonHost.ts'
import { readOrganizationId } from '../../../../../src/domain/sharing/spread/organizationId.ts'
import { mastodonAddress, postAddress } from '../../../../../src/domain/sharing/spread/postAddresses.ts'
import { publicAddressOf, type OwnPage } from '../../../../../src/domain/sharing/spread/publicAddress.ts'
import { makeBadge } from '../../../../support/keptBadges.ts'
import { tagsOf } from '../pageSkeleton.ts'

const post = {
  text: 'J’ai reçu « A & B »\n#1',
  subject: 'Mon badge ?',
  url: 'https://besace.example/s/1?a=b&c',
}
const link = 'https%3A%2F%2Fbesace.example%2Fs%2F1%3Fa%3Db%26c'
const words = 'J%E2%80%99ai%20re%C3%A7u%20%C2%AB%20A%20%26%20B%20%C2%BB%0A%231'

describe('a post', () => {
  it('takes to each service only what it takes', () => {
    expect(postAddress('linkedin', post)).toBe(`https://www.linkedin.com/sharing/share-offsite/?url=${link}`)
    expect(postAddress('facebook', post)).toBe(`https://www.facebook.com/sharer/sharer.php?u=${link}`)
    expect(postAddress('x', post)).toBe(`https://x.com/intent/post?text=${words}&url=${link}`)
    expect(postAddress('whatsapp', post)).toBe(`https://wa.me/?text=${words}%0A${link}`)
    expect(mastodonAddress('piaille.fr', post)).toBe(`https://piaille.fr/share?text=${words}%0A%0A${link}`)
  })

  it('is a letter with its lines, as RFC 6068 writes them', () => {
    expect(postAddress('email', { ...post, text: 'Bonjour,\n\nÀ bientôt' })).toBe(
      'mailto:?subject=Mon%20badge%20%3F&body=Bonjour%2C%0D%0A%0D%0A%C3%80%20bient%C3%B4t',
    )
  })

  it('needs a link where the service shows nothing else', () => {
    const linkless = { text: post.text, subject: post.subject }
    for (const place of ['linkedin', 'facebook', 'x'] as const)
      expect(postAddress(place, linkless)).toBeUndefined()
    expect(postAddress('whatsapp', linkless)).toBe(`https://wa.me/?text=${words}`)
    expect(postAddress('email', linkless)).toMatch(/^mailto:\?subject=/)
  })
})

describe('the Mastodon server', () => {
  it.each([
    ['piaille.fr', 'piaille.fr'],
    [' https://Piaille.fr/@amina ', 'piaille.fr'],
    ['@amina@piaille.fr', 'piaille.fr'],
    ['amina@social.example.org', 'social.example.org'],
    ['social.example.org:8443', 'social.example.org:8443'],
    ['mästodon.example', 'xn--mstodon-5wa.example'],
  ])('is read from %s', (typed, host) => {
    expect(readMastodonHost(typed)).toEqual({ ok: true, value: host })
  })

  it.each([
    '',
    'amina',
    'localhost',
    '192.168.1.1',
    'https://a:b@piaille.fr',
    'javascript:alert(1)',
    'two words.fr',
    '[::1]',
  ])('is not made up from %s', (typed) => {
    expect(readMastodonHost(typed)).toEqual({ ok: false, error: { code: 'mastodon.no-server' } })
  })
})

describe('the number of an organisation', () => {
  it.each([
    ['206815', '206815'],
    [' 206 815 ', '206815'],
    ['https://www.linkedin.com/company/206815/', '206815'],
    ['https://www.linkedin.com/company/206815/admin/dashboard', '206815'],
    ['https://fr.linkedin.com/school/15091?trk=x', '15091'],
    ['https://www.linkedin.com/search/results/people/?currentCompany=%5B%22206815%22%5D', '206815'],
    ['https://www.linkedin.com/jobs/search/?f_C=206815&geoId=92000000', '206815'],
    ['urn:li:organization:206815', '206815'],
  ])('is read from %s', (typed, id) => {
    expect(readOrganizationId(typed)).toEqual({ ok: true, value: id })
  })

  it.each([
    '',
    '0',
    'surf',
    'https://www.linkedin.com/company/surf/',
    '12a',
    '-5',
    '1234567890123456',
    '1e3',
  ])('is not made up from %s', (typed) => {
    expect(readOrganizationId(typed)).toEqual({ ok: false, error: { code: 'linkedin.no-number' } })
  })
})

describe('the public address', () => {
  const page = (url: string, updatedAt: string): OwnPage => ({ url, title: url, updatedAt })

  it('is the learner’s own page, the one changed last', () => {
    const pages = [page('https://b.example/s/1', '2026-01-01'), page('https://b.example/s/2', '2026-02-01')]
    expect(publicAddressOf(makeBadge('Bread'), pages)).toEqual({
      kind: 'own-page',
      url: 'https://b.example/s/2',
      title: 'https://b.example/s/2',
    })
  })

  it('is else the issuer’s, and says of which sort', () => {
    const hosted = makeBadge('Bread')
    expect(publicAddressOf(hosted, [])).toEqual({
      kind: 'issuer',
      url: 'https://issuer.example/assertions/Bread',
      how: 'hosted',
    })
    const named = makeBadge('Bread', { id: 'https://i.example/1', verification: { method: 'embedded' } })
    expect(publicAddressOf(named, [])).toMatchObject({ how: 'named', url: 'https://i.example/1' })
  })

  it.each([
    'urn:uuid:1',
    'did:web:i.example',
    'http://i.example/1',
    'https://localhost/1',
    'https://me:secret@i.example/1',
    undefined,
  ])('is none when strangers cannot ask it: %s', (id) => {
    const { id: _id, ...badge } = makeBadge('Bread', { verification: { method: 'embedded' } })
    expect(publicAddressOf({ ...badge, ...(id && { id }) }, [])).toEqual({ kind: 'none' })
  })
})

describe('the snippet for a web page', () => {
  it('shows the page’s picture and leads to it, without a script; words of the learner stay words', () => {
    const snippet = pictureSnippet({ url: 'https://b.example/s/abc#x', title: '"><script>alert(1)</script>' })
    expect(snippet).toContain(
      '<a href="https://b.example/s/abc" rel="noopener"><img src="https://b.example/s/abc/preview.png"',
    )
    expect(snippet).not.toContain('<script')
    expect(snippet).toContain('alt="&quot;&gt;&lt;script&gt;')
    expect(snippet).toMatch(/<\/a>$/)
  })
  it('shows the card in a frame that may open windows and nothing else', () => {
    const snippet = frameSnippet({ url: 'https://b.example/s/abc?x#y', title: '"onload="alert(1)' })
    expect(tagsOf(snippet)).toEqual([
      {
        name: 'iframe',
        attributes: {
          src: 'https://b.example/s/abc/embed',
          width: '600',
          height: '380',
          title: '&quot;onload=&quot;alert(1)',
          loading: 'lazy',
          sandbox: 'allow-popups allow-popups-to-escape-sandbox',
          referrerpolicy: 'no-referrer',
          style: 'max-width:100%;border:0',
        },
      },
      { name: '/iframe', attributes: {} },
    ])
  })
})
