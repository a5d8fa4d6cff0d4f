// Reads the environment once, and fails loudly: a host that starts with half a configuration is worse than none.
import { resolve } from 'node:path'
import { parseAddress } from '../domain/webAddress.ts'

export interface Config {
  port: number
  /** Interface to listen on; all of them by default. */
  host: string | undefined
  /** Where the database file lies. */
  dataDirectory: string
  /** Address under which readers reach the host, without a slash at the end. */
  publicUrl: string
  /** `host:port` of issuers on a private network that the operator allows. */
  issuerHosts: string[]
  /** How many proxies stand before the host: that many entries of X-Forwarded-For are to be believed. */
  trustedProxies: number
}

/** Wrong configuration: the message names the variable and says what is right. */
export class ConfigError extends Error {}

/** The configuration an environment describes. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const port = wholeNumber('PORT', environment['PORT'] ?? '8080', 1, 65_535)
  const databaseUrl = environment['DATABASE_URL'] ?? ''
  if (databaseUrl !== '') {
    throw new ConfigError('DATABASE_URL: this version keeps its data in SQLite in DATA_DIR; leave it empty')
  }
  return {
    port,
    host: environment['HOST'] === '' ? undefined : environment['HOST'],
    dataDirectory: resolve(environment['DATA_DIR'] || './data'),
    publicUrl: readPublicUrl(environment['PUBLIC_URL'] || `http://localhost:${port}`),
    issuerHosts: readIssuerHosts(environment['ISSUER_HOSTS'] ?? ''),
    trustedProxies: wholeNumber('TRUSTED_PROXIES', environment['TRUSTED_PROXIES'] ?? '0', 0, 10),
  }
}

function readPublicUrl(text: string): string {
  const url = parseAddress(text)
  if (
    url === undefined ||
    !/^https?:$/.test(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash
  ) {
    throw new ConfigError(
      `PUBLIC_URL: an address such as https://besace.example, without a path; not "${text}"`,
    )
  }
  return url.origin
}

function readIssuerHosts(text: string): string[] {
  const hosts = text
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '')
  // They are written into a header, too: nothing but names, addresses and ports may pass.
  const wrong = hosts.find((host) => !/^([a-z0-9.-]+|\[[0-9a-f:]+\]):\d{1,5}$/.test(host))
  if (wrong !== undefined)
    throw new ConfigError(`ISSUER_HOSTS: host:port, separated by commas; not "${wrong}"`)
  return hosts
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new ConfigError(`${name}: a whole number from ${least} to ${most}; not "${text}"`)
}
