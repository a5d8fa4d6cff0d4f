// The places of the bar, in their order; a place stands here once it works.
import type { IconName } from '../ui/iconPaths.ts'

export const PLACES = [
  { place: 'badges', to: '/', icon: 'bag', label: 'nav.badges' },
  { place: 'map', to: '/map', icon: 'map', label: 'nav.map' },
  { place: 'paths', to: '/paths', icon: 'path', label: 'nav.paths' },
  { place: 'sharing', to: '/sharing', icon: 'share', label: 'nav.sharing' },
  { place: 'me', to: '/me', icon: 'person', label: 'nav.me' },
] as const satisfies readonly { place: string; to: string; icon: IconName; label: string }[]

export type Place = (typeof PLACES)[number]['place']
