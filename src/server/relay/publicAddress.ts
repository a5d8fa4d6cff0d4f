// Which addresses are on the public internet: everything else is somebody's inside.
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** IANA's special-purpose registry: what is not globally reachable, and what only carries other addresses. */
const REFUSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/**
 * Inside global unicast, what is protocol use, documentation, or another address in disguise: Teredo and 6to4 carry an
 * IPv4 address that nobody has looked at.
 */
const REFUSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20', '5f00::/16']

/** All that is handed out for global unicast; mapped, NAT64, local and multicast addresses lie outside. */
const GLOBAL_V6 = ['2000::/3']

const refusedV4 = blockList(REFUSED_V4, 'ipv4')
const refusedV6 = blockList(REFUSED_V6, 'ipv6')
const globalV6 = blockList(GLOBAL_V6, 'ipv6')

/** Whether an IP address, without brackets, may be connected to on anybody's behalf. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !refusedV4.check(address, 'ipv4')
  // A zone (fe80::1%eth0) is only ever of a link.
  if (!isIPv6(address) || address.includes('%')) return false
  return globalV6.check(address, 'ipv6') && !refusedV6.check(address, 'ipv6')
}

function blockList(subnets: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/')
    list.addSubnet(network, Number(prefix), family)
  }
  return list
}
