// A hosted badge of Open Badges 2.0, whole in the learner's file, with its copy at the issuer's address.
import { makeAssertion, makeBadgeClass } from '../../support/makeBadge.ts'
import type { UploadedFile } from '../screens/passport.ts'
import type { LocalIssuer } from './issuer.ts'

export interface HostedBadge {
  name: string
  file: UploadedFile
  path: string
  url: string
  /** What an honest issuer answers there. */
  copy: Record<string, unknown>
  /** The issuer answers as it should. */
  heal(): void
}

/** Makes the badge; nothing answers for it before `heal`. */
export function makeHostedBadge({ origin, put }: LocalIssuer, key: string, name: string): HostedBadge {
  const path = `/${key}/assertion`
  const issuer = { type: 'Profile', id: `${origin}/${key}/issuer`, name: 'Atelier', url: origin }
  const badge = makeBadgeClass({ id: `${origin}/${key}/class`, name, image: undefined, issuer })
  const copy = makeAssertion({ id: `${origin}${path}`, badge })
  const context = { '@context': 'https://w3id.org/openbadges/v2' }
  return {
    name,
    file: { name: `${key}.json`, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(copy)) },
    path,
    url: `${origin}${path}`,
    copy,
    heal() {
      put(path, { body: JSON.stringify(copy) })
      put(`/${key}/class`, { body: JSON.stringify({ ...context, ...badge }) })
      put(`/${key}/issuer`, { body: JSON.stringify({ ...context, ...issuer }) })
    },
  }
}
