// A build step: what easy French does not say, French says, message by message; one file to fetch instead of two.
import { existsSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const EASY = /locales\/fr-x-falc\/[\w-]+\.json$/

/** Fills the gaps of the messages in easy French; while developing, i18next does the same (i18n/setup.ts). */
export function completeEasyFrench(): Plugin {
  return {
    name: 'besace-complete-easy-french',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: EASY },
      handler(code, id) {
        const path = id.replace('/fr-x-falc/', '/fr/')
        const french = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : {}
        return JSON.stringify({ ...french, ...(JSON.parse(code) as object) })
      },
    },
  }
}
