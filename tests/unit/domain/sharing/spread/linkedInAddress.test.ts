// The link to LinkedIn's form: every trap others fell into (month, time zone, organisation, number, address) by itself.
import { describe, expect, it } from 'vitest'
import { linkedInAddress } from '../../../../../src/domain/sharing/spread/linkedInAddress.ts'
import { linkedInFields, type KnownBesides } from '../../../../../src/domain/sharing/spread/linkedInFields.ts'
import { yearMonthOf } from '../../../../../src/domain/sharing/spread/yearMonth.ts'
import type { Badge } from '../../../../../src/domain/badge/badge.ts'
import { makeBadge } from '../../../../support/keptBadges.ts'

function open(change: Partial<Badge> = {}, known: KnownBesides = {}): URLSearchParams {
  return new URL(linkedInAddress(linkedInFields(makeBadge('Bread', change), known))).searchParams
}
const issuerWith = (type: string, value: string) => ({
  name: 'Issuer',
  otherIdentifiers: [{ type, value }],
})

describe('the whole link', () => {
  it('holds every field under the names of LinkedIn, percent-encoded', () => {
    const badge = makeBadge('Accueil & écoute = 100 %', {
      issuer: { name: 'Atelier + Co', otherIdentifiers: [] },
      issuedOn: '2024-05-31',
      expires: '2026-05-31T23:59:59Z',
      id: 'https://issuer.example/b/A1b2C3',
    })
    expect(linkedInAddress(linkedInFields(badge, { url: 'https://besace.example/s/abc?x=1&y=2#z' }))).toBe(
      'https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME' +
        '&name=Accueil%20%26%20%C3%A9coute%20%3D%20100%20%25&organizationName=Atelier%20%2B%20Co' +
        '&issueYear=2024&issueMonth=5&expirationYear=2026&expirationMonth=5' +
        '&certUrl=https%3A%2F%2Fbesace.example%2Fs%2Fabc%3Fx%3D1%26y%3D2%23z&certId=A1b2C3',
    )
  })

  it('never throws on half a character', () => {
    const fields = linkedInFields(makeBadge('x'), { name: `Star \ud83c` })
    expect(new URL(linkedInAddress(fields)).searchParams.get('name')).toBe('Star \ufffd')
  })

  it('takes the name on the screen before the badge’s first one', () => {
    expect(open({}, { name: ' Le pain ' }).get('name')).toBe('Le pain')
  })
})

describe('months', () => {
  it.each([
    ['2024-01-15', '2024', '1'],
    ['2024-12-15', '2024', '12'],
  ])('count from 1: %s', (issuedOn, year, month) => {
    expect(open({ issuedOn }).get('issueYear')).toBe(year)
    expect(open({ issuedOn }).get('issueMonth')).toBe(month)
  })

  it.each([
    ['2024-01-01T00:00:00Z', { year: 2024, month: 1 }],
    ['2024-01-31T23:59:59.999Z', { year: 2024, month: 1 }],
    ['2024-01-01', { year: 2024, month: 1 }],
    ['2024-01-31', { year: 2024, month: 1 }],
    // In UTC, as public pages say it.
    ['2024-01-01T00:30:00+02:00', { year: 2023, month: 12 }],
    ['2024-01-31T23:30:00-0500', { year: 2024, month: 2 }],
    ['2024-01-31T23:30:00-08:00', { year: 2024, month: 2 }],
    ['2024-03', { year: 2024, month: 3 }],
    ['2024', { year: 2024 }],
    ['2024-13-01', { year: 2024 }],
    ['0000-01-01', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('are not moved by any time zone: %s', (text, expected) => {
    const before = process.env['TZ']
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York']) {
      process.env['TZ'] = zone
      expect(yearMonthOf(text), zone).toEqual(expected)
    }
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  })

  it('of the end are both left out when there is none, and none is made up', () => {
    const { expires: _expires, issuedOn: _issuedOn, ...undated } = makeBadge('Bread')
    const keys = [...new URL(linkedInAddress(linkedInFields(undated))).searchParams.keys()]
    expect(keys).not.toContain('expirationYear')
    expect(keys).not.toContain('expirationMonth')
    expect(keys).not.toContain('issueYear')
    expect(keys).not.toContain('issueMonth')
    expect(open({ issuedOn: '2024' }).get('issueYear')).toBe('2024')
    expect(open({ issuedOn: '2024' }).has('issueMonth')).toBe(false)
  })
})

describe('the organisation', () => {
  it('is named by its number in the badge, whatever the case of the type; then no name is sent', () => {
    for (const type of ['ext:LinkedIn:organizationId', 'EXT:linkedin:OrganizationID']) {
      const query = open({ issuer: issuerWith(type, '206815') })
      expect(query.get('organizationId')).toBe('206815')
      expect(query.has('organizationName')).toBe(false)
    }
  })

  it('is named by the number the learner typed, after the badge’s own', () => {
    expect(open({}, { organizationId: '77' }).get('organizationId')).toBe('77')
    const own = issuerWith('ext:LinkedIn:organizationId', '206815')
    expect(open({ issuer: own }, { organizationId: '77' }).get('organizationId')).toBe('206815')
  })

  it('is named by its name when there is no number, or only one of another kind or shape', () => {
    for (const [type, value] of [
      ['identifier', '206815'],
      ['ext:LinkedIn:organizationId', 'surf'],
      ['ext:LinkedIn:organizationId', '0'],
    ] as const) {
      const query = open({ issuer: issuerWith(type, value) })
      expect(query.has('organizationId')).toBe(false)
      expect(query.get('organizationName')).toBe('Issuer')
    }
  })

  it('is left out when the badge names nobody', () => {
    const query = open({ issuer: { name: ' ', otherIdentifiers: [] } })
    expect(query.has('organizationName')).toBe(false)
    expect(query.has('organizationId')).toBe(false)
  })
})

describe('the number of the badge', () => {
  it.each([
    'urn:uuid:11111111-2222-4333-8444-555555555555',
    'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
    '11111111-2222-4333-8444-555555555555',
    'https://issuer.example/c/11111111-2222-4333-8444-555555555555',
    'https://issuer.example/c/11111111222243338444555555555555',
    'https://issuer.example/c/da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'https://issuer.example/assertions/bread',
    'https://issuer.example/badge1.json',
    'https://issuer.example/badges/assertion.php?b=12',
    'https://issuer.example/',
    'not an address 1',
  ])('is left out when it is a URN, a DID, a UUID, long, or no number: %s', (id) => {
    expect(open({ id }).has('certId')).toBe(false)
  })

  it('is the short end of the address, or the licence number', () => {
    expect(open({ id: 'https://issuer.example/assertions/6zIZqNGGTHOPVfxR3TyNPA' }).get('certId')).toBe(
      '6zIZqNGGTHOPVfxR3TyNPA',
    )
    const source = { credentialSubject: { licenseNumber: 'FR-2024-118' } }
    expect(open({ id: 'urn:uuid:1', source }).get('certId')).toBe('FR-2024-118')
    const long = { credentialSubject: { licenseNumber: 'urn:uuid:11111111-2222-4333-8444-555555555555' } }
    expect(open({ id: 'urn:uuid:1', source: long }).has('certId')).toBe(false)
  })
})

describe('the address of the certificate', () => {
  it('is the public one given, or none: never a sample, a URN or a script', () => {
    expect(open({}, { url: 'https://besace.example/s/1' }).get('certUrl')).toBe('https://besace.example/s/1')
    expect(open().has('certUrl')).toBe(false)
    for (const url of ['urn:uuid:1', 'javascript:alert(1)', ''])
      expect(open({}, { url }).has('certUrl')).toBe(false)
  })
})
