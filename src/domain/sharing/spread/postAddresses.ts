// Where a link can be handed on: the address of each service's own composer, with only what that service takes.
import { queryAddress } from './queryAddress.ts'

/** What is handed on; `text` says nothing of the address. */
export interface Post {
  text: string
  /** Of the e-mail. */
  subject: string
  url?: string | undefined
}

/** The services that take a link or words by address. */
export type PostPlace = 'linkedin' | 'facebook' | 'x' | 'whatsapp' | 'email'

type WithLink = Post & { url: string }

/** LinkedIn and Facebook take the address alone: their text comes from the page itself. */
const COMPOSERS: Record<PostPlace, (post: Post) => string> = {
  linkedin: ({ url }) => queryAddress('https://www.linkedin.com/sharing/share-offsite/', { url }),
  facebook: ({ url }) => queryAddress('https://www.facebook.com/sharer/sharer.php', { u: url }),
  x: ({ text, url }) => queryAddress('https://x.com/intent/post', { text, url }),
  whatsapp: (post) => queryAddress('https://wa.me/', { text: wordsAndLink(post, '\n') }),
  // RFC 6068 §5: line breaks of a body are %0D%0A.
  email: ({ subject, text }) => queryAddress('mailto:', { subject, body: text.replace(/\r?\n/g, '\r\n') }),
}

/** `undefined` where the service wants a link and there is none. */
export function postAddress(place: PostPlace, post: Post): string | undefined {
  const needsLink = place !== 'whatsapp' && place !== 'email'
  return needsLink && post.url === undefined ? undefined : COMPOSERS[place](post)
}

/** The composer of the learner's own server: Mastodon has no one address for all. */
export function mastodonAddress(host: string, post: WithLink): string {
  return queryAddress(`https://${host}/share`, { text: wordsAndLink(post, '\n\n') })
}

function wordsAndLink({ text, url }: Post, between: string): string {
  return [text, url].filter(Boolean).join(between)
}
