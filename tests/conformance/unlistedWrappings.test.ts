// Tokens in wrappings that no list of cases holds: envelopes, presentations, `data:` URIs, mails.
import { describe } from 'vitest'
import { makeCredential } from '../support/makeBadge.ts'
import { makeKey, signJwt } from '../support/signBadge.ts'
import { judgeEach, plain } from '../support/unlisted.ts'

const ISSUER = 'https://issuer.example/1'
const KEYS = 'https://issuer.example/jwks.json'
const key = makeKey('P-256')

describe('tokens in wrappings', () => {
  const wrapped = (wrap: (token: string) => object | string) => () => {
    const credential = plain(makeCredential({ issuer: { id: ISSUER, type: ['Profile'] } }))
    const token = signJwt(credential, key, { kid: `${KEYS}#1` })
    return { input: wrap(token), answers: { [KEYS]: { json: { keys: [{ ...key.jwk, kid: '1' }] } } } }
  }
  const envelope = (token: string) => ({
    '@context': 'https://www.w3.org/ns/credentials/v2',
    type: 'EnvelopedVerifiableCredential',
    id: `data:application/vc+jwt,${token}`,
  })
  const presentation = (...inside: unknown[]) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    verifiableCredential: inside,
  })
  const signed = (payload: object) =>
    `${Buffer.from('{"alg":"EdDSA","typ":"vp+jwt"}').toString('base64url')}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.AAAA`

  judgeEach([
    ['an envelope', wrapped(envelope), { verdict: 'verified', name: 'Animer une réunion ★' }],
    ['a presentation of an envelope', wrapped((token) => presentation(envelope(token))), 'verified'],
    ['a presentation of a token', wrapped((token) => presentation(token)), 'verified'],
    [
      'a presentation in a token, as 1.1 writes it',
      wrapped((token) => signed({ vp: presentation(token) })),
      'verified',
    ],
    [
      'a presentation in a token, as 2.0 writes it',
      wrapped((token) => signed(presentation(envelope(token)))),
      'verified',
    ],
    ['a list of one', wrapped((token) => [token]), 'verified'],
    ['a `data:` URI', wrapped((token) => `data:application/vc+jwt,${token}`), 'verified'],
    [
      'a `data:` URI in base64',
      wrapped((token) => `data:application/jwt;base64,${Buffer.from(token).toString('base64')}`),
      'verified',
    ],
    [
      'an envelope in base64',
      wrapped((token) => ({
        ...envelope(''),
        id: `data:application/vc+jwt;base64,${Buffer.from(token).toString('base64')}`,
      })),
      'verified',
    ],
    ['a JSON text', wrapped((token) => JSON.stringify(token)), 'verified'],
    ['lines of a mail', wrapped((token) => `  ${token.replace(/.{70}/g, '$&\r\n')}\n`), 'verified'],
    [
      'a byte-order mark before it',
      wrapped((token) => new TextEncoder().encode(`\ufeff${token}`)),
      'verified',
    ],
    ['an envelope around nothing', wrapped(() => envelope('')), 'unreadable'],
  ])
})
