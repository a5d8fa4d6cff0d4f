// What a scanned code holds: an address only when it is nothing else, and never anything that runs.
import { describe, expect, it } from 'vitest'
import { whatCodeSays } from '../../../../src/domain/badge/whatCodeSays.ts'

const OWN = 'https://besace.example'
const say = (text: string) => whatCodeSays(text, OWN)

describe('whatCodeSays', () => {
  it.each([
    ['https://issuer.example/badges/1', 'issuer.example'],
    [' http://issuer.example:8080/1?x=1#y\n', 'issuer.example:8080'],
    ['HTTPS://ISSUER.EXAMPLE/ABC', 'issuer.example'],
    ['https://né.example/1', new URL('https://né.example').host],
    // What looks like ours in front of another host is that host's.
    ['https://besace.example.evil.example/', 'besace.example.evil.example'],
  ])('sees an address in %s, and whom it would ask', (text, host) =>
    expect(say(text)).toEqual({ kind: 'link', text: text.trim(), host }),
  )

  it('knows its own pages, and keeps them whole', () => {
    expect(say(`${OWN}/s/abc`)).toEqual({ kind: 'own', text: `${OWN}/s/abc` })
    // Cut to its path, this would lead elsewhere.
    expect(say(`${OWN}//evil.example/x`)).toEqual({ kind: 'own', text: `${OWN}//evil.example/x` })
  })

  it.each([
    '{"type":"Assertion"}',
    'eyJhbGciOiJFUzI1NiJ9.eyJpZCI6MX0.c2ln',
    'data:image/png;base64,aGVsbG8=',
  ])('sees a badge itself in %s', (text) => expect(say(text)).toEqual({ kind: 'badge', text }))

  it.each([
    '',
    'Bonjour',
    'WIFI:T:WPA;S:Salle;P:secret;;',
    'tel:+33600000000',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'https://',
    'https://user:secret@issuer.example/',
    'https://besace.example@evil.example/',
    'Voir https://issuer.example/1 pour le badge',
    'https://issuer.example/1 https://issuer.example/2',
    'besace:/open',
  ])('shows %s as words', (text) => expect(say(text)).toEqual({ kind: 'words', text }))

  it('reads no more than a code can hold', () => {
    expect(say('x'.repeat(20_000))).toEqual({ kind: 'words', text: 'x'.repeat(7089) })
  })
})
