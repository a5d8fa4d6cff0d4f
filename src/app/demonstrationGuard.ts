// Which screens the demonstration has. What is not named here is one's own, and stands in one's own passport.
import type { RouteLocationNormalized, RouteLocationRaw, Router } from 'vue-router'
import { loadMessages } from '../i18n/setup.ts'
import { isDemonstrationFilled } from '../stores/fillDemonstration.ts'

const SCREENS = [
  /^\/$/,
  /^\/badges\/[^/]+$/,
  /^\/map$/,
  /^\/paths(?:\/|$)/,
  /^\/sharing(?:\/[^/]+)?$/,
  /^\/paper\/(?:cv|map|badge\/[^/]+|collection\/[^/]+)$/,
  /^\/help(?:\/|$)/,
  /^\/me\/(?:sources|privacy|accessibility)$/,
]
const OPENING = '/opening'
const NOT_HERE = '/not-here'
let isFilled = false

/** Adds the two screens that only the demonstration has. */
export function addDemonstrationScreens(router: Router): void {
  router.addRoute({
    path: OPENING,
    component: () => import('../features/demo/OpeningPage.vue'),
    meta: { title: 'title.demonstration', messages: ['demo', 'faults'] },
  })
  router.addRoute({
    path: NOT_HERE,
    component: () => import('../features/demo/NotHerePage.vue'),
    meta: { title: 'title.demonstration', messages: ['demo'] },
  })
}

/** Leads to the opening until everything is there, and away from what the demonstration does not have. */
export async function guardDemonstration(to: RouteLocationNormalized): Promise<true | RouteLocationRaw> {
  await loadMessages(['demo'])
  // The first address was looked up before these two screens were known.
  const isOwn = to.path === NOT_HERE || to.path === OPENING
  if (isOwn && !to.matched.some(({ path }) => path === to.path)) return to.fullPath
  if (to.path === NOT_HERE) return true
  isFilled ||= await isDemonstrationFilled()
  if (to.path === OPENING) return isFilled ? '/' : true
  if (!SCREENS.some((screen) => screen.test(to.path))) return { path: NOT_HERE, query: { to: to.path } }
  return isFilled || { path: OPENING, query: to.path === '/' ? {} : { next: to.fullPath } }
}
