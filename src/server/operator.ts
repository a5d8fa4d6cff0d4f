// What an operator may do from the command line, beside the running host.
import { sharePagePath } from '../contract/paths.ts'
import { isShareId } from '../contract/writeToken.ts'
import { sweep } from './startHost.ts'
import type { Store } from './store/store.ts'

const USAGE = `Commands: list            public pages, newest first: address, published, until
          take-down ID   deletes a page and its files at once; its address does as well as its id
          purge          deletes what has expired
          count          how much is kept`
const LISTED = 10_000

export interface OperatorOutside {
  publicUrl: string
  now: Date
  print(line: string): void
}

/** Runs a command; the exit code: 0 done, 1 nothing there, 2 wrong use. */
export async function operate(words: string[], store: Store, outside: OperatorOutside): Promise<number> {
  const [command, word] = words
  // People report addresses, not ids.
  const id = word === undefined ? undefined : (/\/s\/([\w-]{22})(?:[./?#]|$)/.exec(word)?.[1] ?? word)
  const { publicUrl, now, print } = outside
  if (command === 'list' && id === undefined) {
    for (const share of await store.listShares(LISTED)) {
      print([publicUrl + sharePagePath(share.id), share.createdAt, share.expiresAt].join('\t'))
    }
    return 0
  }
  if (command === 'take-down' && isShareId(id)) {
    const share = await store.findShare(id)
    if (share?.state !== 'public') {
      print(`There is no public page ${id}.`)
      return 1
    }
    await store.endShare(id)
    print(`Taken down: ${publicUrl}${sharePagePath(id)}`)
    return 0
  }
  if (command === 'purge' && id === undefined) {
    print(`Expired and deleted: ${await sweep(store, now)}`)
    return 0
  }
  if (command === 'count' && id === undefined) {
    for (const [name, value] of Object.entries(await store.counts())) print(`${name}\t${value}`)
    return 0
  }
  print(USAGE)
  return 2
}
