// When two addresses are one: http and https, a slash more or less, a fragment.
import { parseAddress } from '../../webAddress.ts'

/** Are these the same place? Letter case counts in the path, as it does for servers. */
export function isSameAddress(first: string | undefined, second: string | undefined): boolean {
  return first !== undefined && second !== undefined && plain(first) === plain(second)
}

function plain(address: string): string {
  const parsed = parseAddress(address)
  if (parsed === undefined) return address
  const { protocol, host, pathname, search } = parsed
  if (!/^https?:$/.test(protocol)) return address
  return `${host}${pathname.replace(/\/+$/, '')}${search}`
}
