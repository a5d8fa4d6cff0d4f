// Runs errands so that nobody who is asked is pressed: one at a time to a host, a pause between, in the order of chance.
import { hostOf } from '../domain/verification/whomToAsk.ts'

/** Something to do that asks these addresses. */
export interface Errand {
  addresses: readonly string[]
}

export interface Manners {
  /** Errands side by side; those to the same host never are. */
  atOnce: number
  /** Milliseconds between two errands to the same host: at least, at most. */
  pause: readonly [number, number]
  /** Errands to the same host in this round; those beyond are left for another. */
  mostPerHost?: number
  /** Errands in this round. */
  most?: number
}

export interface Surroundings {
  now(): number
  /** Resolves after the time, or at once when called off. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** From 0 to below 1. */
  chance(): number
  signal: AbortSignal
}

export interface PoliteRound {
  /** No errand may begin in this round any more. */
  isOver(): boolean
  /** @returns The errands that were left for another round, or not begun when it was called off. */
  run<T extends Errand>(errands: readonly T[], visit: (errand: T) => Promise<void>): Promise<T[]>
}

/** One round: what has answered in it is not asked again, so errands that need nothing else wait for nobody. */
export function createPoliteRound(
  manners: Manners,
  { now, sleep, chance, signal }: Surroundings,
): PoliteRound {
  const answered = new Set<string>()
  const freeAt = new Map<string, number>()
  const visits = new Map<string, number>()
  const { mostPerHost = Infinity, most = Infinity } = manners
  let begun = 0
  const [shortest, longest] = manners.pause

  function hostsToAsk({ addresses }: Errand): string[] {
    const open = addresses.filter((address) => !answered.has(address))
    return [...new Set(open.flatMap((address) => hostOf(address) ?? []))]
  }
  const isOver = (host: string) => (visits.get(host) ?? 0) >= mostPerHost
  const freeFrom = (hosts: string[]) => Math.max(0, ...hosts.map((host) => freeAt.get(host) ?? 0))

  async function go(errand: Errand, hosts: string[], visit: () => Promise<void>): Promise<void> {
    for (const host of hosts) {
      visits.set(host, (visits.get(host) ?? 0) + 1)
      freeAt.set(host, Infinity)
    }
    try {
      await visit()
    } finally {
      for (const address of errand.addresses) answered.add(address)
      const free = now() + shortest + chance() * (longest - shortest)
      for (const host of hosts) freeAt.set(host, free)
    }
  }

  async function run<T extends Errand>(
    errands: readonly T[],
    visit: (errand: T) => Promise<void>,
  ): Promise<T[]> {
    const waiting = inOrderOfChance(errands, chance)
    const left: T[] = []
    const running = new Set<Promise<void>>()
    while (!signal.aborted && begun < most && waiting.length + running.size > 0) {
      const { place, hosts, wait } = next(waiting, left)
      if (place >= 0 && running.size < manners.atOnce) {
        begun++
        const [errand] = waiting.splice(place, 1) as [T]
        const going = go(errand, hosts, () => visit(errand)).finally(() => running.delete(going))
        running.add(going)
      } else if (waiting.length + running.size > 0) {
        const isRoom = running.size < manners.atOnce && Number.isFinite(wait)
        await Promise.race([...running, ...(isRoom ? [sleep(wait, signal)] : [])])
      }
    }
    await Promise.all(running)
    return [...left, ...waiting]
  }

  /** The first that may go now, or how long until one may. Those that may not go in this round are put aside. */
  function next<T extends Errand>(waiting: T[], left: T[]): { place: number; hosts: string[]; wait: number } {
    let wait = Infinity
    for (let place = 0; place < waiting.length; place++) {
      const hosts = hostsToAsk(waiting[place] as T)
      if (hosts.some(isOver)) {
        left.push(...waiting.splice(place--, 1))
        continue
      }
      const open = freeFrom(hosts) - now()
      if (open <= 0) return { place, hosts, wait: 0 }
      wait = Math.min(wait, open)
    }
    return { place: -1, hosts: [], wait }
  }

  return { run, isOver: () => signal.aborted || begun >= most }
}

/** Another order each time: whoever is asked cannot tell what lies together in one bag. */
export function inOrderOfChance<T>(things: readonly T[], chance: () => number): T[] {
  const mixed = [...things]
  for (let place = mixed.length - 1; place > 0; place--) {
    const other = Math.floor(chance() * (place + 1))
    ;[mixed[place], mixed[other]] = [mixed[other] as T, mixed[place] as T]
  }
  return mixed
}
