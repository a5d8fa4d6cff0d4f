// Lists of issuers that others keep, as they were on a day: who a key says it is. They confirm nobody by themselves.
import { once } from '../once.ts'

/** A bundled list. */
export interface Registry {
  id: string
  name: string
  /** The day it was taken from its source, ISO 8601. */
  date: string
  /** A playground for software: it can be shown, never trusted. */
  isForTrials: boolean
}

/** What a list says of an issuer. */
export interface Listing {
  registry: Registry
  /** The issuer's name there. */
  name: string
  url?: string
}

type Issuers = Record<string, { name: string; url?: string }>

const DCC_COMMUNITY: Registry = {
  id: 'dcc-community',
  name: 'DCC Community Registry',
  date: '2025-10-31',
  isForTrials: false,
}
const DCC_SANDBOX: Registry = {
  id: 'dcc-sandbox',
  name: 'DCC Sandbox Registry',
  date: '2026-03-25',
  isForTrials: true,
}

/** All bundled lists; those that may be trusted come first. */
export const REGISTRIES: readonly Registry[] = [DCC_COMMUNITY, DCC_SANDBOX]

const loadLists = once(() => Promise.all([import('./dcc-community.json'), import('./dcc-sandbox.json')]))

/** Every list that knows this issuer, in the order of `REGISTRIES`. */
export async function findListings(issuerId: string): Promise<Listing[]> {
  // Part of the app that could not be fetched (offline, first visit): no list is no word for anybody.
  const [community, sandbox] = await loadLists().catch(() => [])
  return [
    ...listed(DCC_COMMUNITY, community?.default, issuerId),
    ...listed(DCC_SANDBOX, sandbox?.default, issuerId),
  ]
}

function listed(registry: Registry, issuers: Issuers = {}, issuerId: string): Listing[] {
  // A list is data from elsewhere: `constructor` is no issuer.
  const entry = Object.hasOwn(issuers, issuerId) ? issuers[issuerId] : undefined
  return entry ? [{ registry, ...entry }] : []
}
