// The router: fetches a page and its messages side by side, and keeps the place where the reader was.
import { createRouter, createWebHistory, type Router } from 'vue-router'
import { loadMessages, warmMessages } from '../i18n/setup.ts'
import { DEMONSTRATION_BASE, isDemonstration } from '../stores/demonstration.ts'
import { routes } from './routes.ts'

/** `ready`: settles when the shell's own messages are there. */
export function createAppRouter(ready: Promise<void>): Router {
  const router = createRouter({
    history: createWebHistory(isDemonstration() ? DEMONSTRATION_BASE : '/'),
    routes,
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })
  router.beforeEach((to) => warmMessages(to.meta.messages ?? []))
  if (isDemonstration()) {
    const guard = import('./demonstrationGuard.ts').then((part) => {
      part.addDemonstrationScreens(router)
      return part.guardDemonstration
    })
    router.beforeEach(async (to) => {
      await ready
      return (await guard)(to)
    })
  }
  router.beforeResolve(async (to) => {
    await ready
    await loadMessages(to.meta.messages ?? [])
  })
  return router
}
