// Where every screen of the app is: one list for whatever walks over all of them.
import { routes } from '../../../src/app/routes.ts'

/** Addresses of what one learner has, for the routes with blanks in them. */
export interface Things {
  badge: string
  collection: string
  pathway: string
}

/** Screens that are more than their route: a question asked, something handed over. */
const MORE = ['/help?ask=badge', '/help/lessons/receive', '/help/lessons/share']

/** Addresses that need nothing of a learner's. */
export const OPEN_ADDRESSES: readonly string[] = [
  ...routes.map(({ path }) => path).filter((path) => !path.includes(':')),
  ...MORE,
  '/nowhere',
]

const idOf = (address: string) => address.split('/').at(-1)

/** Every address, a learner's things in the blanks. A new route with a blank must be filled here. */
export function allAddresses({ badge, collection, pathway }: Things): string[] {
  const filled: Record<string, string> = {
    '/badges/:id': badge,
    '/paths/:id': pathway,
    '/paths/:id/edit': `${pathway}/edit`,
    '/sharing/:id': collection,
    '/sharing/:id/publish': `${collection}/publish`,
    '/sharing/:id/compose': `${collection}/compose`,
    '/paper/badge/:id': `/paper/badge/${idOf(badge)}`,
    '/paper/collection/:id': `/paper/collection/${idOf(collection)}`,
    '/help/lessons/:id': '/help/lessons/receive',
    '/:rest(.*)*': '/nowhere',
  }
  const addresses = routes.map(({ path }) => {
    const address = path.includes(':') ? filled[path] : path
    if (address === undefined) throw new Error(`${path} needs an address in tests/e2e/support/addresses.ts`)
    return address
  })
  return [...new Set([...addresses, ...MORE])]
}
