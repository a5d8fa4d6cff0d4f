// The Mastodon server of a learner, from whatever they know of it: its name, its address, or their own.
import { fail, ok, type Result } from '../../result.ts'
import { parseAddress } from '../../webAddress.ts'

/**
 * The bare host.
 *
 * @example readMastodonHost('@amina@piaille.fr') // ok('piaille.fr')
 */
export function readMastodonHost(typed: string): Result<string, { code: 'mastodon.no-server' }> {
  const text = typed.trim()
  const handle = /^@?[\w.-]+@([^@\s/]+)$/.exec(text)?.[1]
  const address = parseAddress(/^https?:\/\//i.test(text) ? text : `https://${handle ?? text}`)
  const { hostname = '', port = '', username = '' } = address ?? {}
  // A name with a dot and letters at its end: no number of a machine, no name of this device.
  const isServer = /^(?:[a-z\d-]+\.)+[a-z][a-z\d-]+$/.test(hostname) && username === '' && !/\s/.test(text)
  return isServer ? ok(port === '' ? hostname : `${hostname}:${port}`) : fail({ code: 'mastodon.no-server' })
}
