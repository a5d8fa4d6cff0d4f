// Reads the environment once, and fails loudly: a host that starts with half a configuration is worse than none.
import { resolve } from 'node:path'

/** Modes of TLS to PostgreSQL, with libpq's meaning. */
const TLS_MODES = ['disable', 'require', 'verify-ca', 'verify-full']
const MEGABYTE = 1024 * 1024
import { parseAddress } from '../domain/webAddress.ts'

export interface Config {
  port: number
  /** Interface to listen on; all of them by default. */
  host: string | undefined
  /** Where the database file lies, and uploads while they come. */
  dataDirectory: string
  /** How large the database file may become; without a bound, as large as the disk. */
  dataMostBytes: number | undefined
  /** PostgreSQL's address; without one, SQLite in the data directory. */
  databaseUrl: string | undefined
  /** How many connections to PostgreSQL this process may hold. */
  databaseConnections: number
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
  return {
    port,
    host: environment['HOST'] === '' ? undefined : environment['HOST'],
    dataDirectory: resolve(environment['DATA_DIR'] || './data'),
    dataMostBytes: environment['DATA_MAX_MB']
      ? wholeNumber('DATA_MAX_MB', environment['DATA_MAX_MB'], 16, 100_000_000) * MEGABYTE
      : undefined,
    databaseUrl: readDatabaseUrl(environment['DATABASE_URL'] ?? ''),
    databaseConnections: wholeNumber(
      'DATABASE_CONNECTIONS',
      environment['DATABASE_CONNECTIONS'] ?? '10',
      2,
      200,
    ),
    publicUrl: readPublicUrl(environment['PUBLIC_URL'] || `http://localhost:${port}`),
    issuerHosts: readIssuerHosts(environment['ISSUER_HOSTS'] ?? ''),
    trustedProxies: wholeNumber('TRUSTED_PROXIES', environment['TRUSTED_PROXIES'] ?? '0', 0, 10),
  }
}

function readDatabaseUrl(text: string): string | undefined {
  if (text === '') return undefined
  const url = parseAddress(text)
  const mode = url?.searchParams.get('sslmode') ?? 'disable'
  // Never the address itself: it holds a password.
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2)
    throw new ConfigError('DATABASE_URL: postgres://user:password@host:port/database')
  if (!TLS_MODES.some((known) => known === mode))
    throw new ConfigError(`DATABASE_URL: sslmode is one of ${TLS_MODES.join(', ')}; not "${mode}"`)
  return text
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
