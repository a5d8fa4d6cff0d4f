// Which address shows which page; every page loads when it is first asked for, with its messages.
import type { RouteRecordRaw } from 'vue-router'
import type app from '../i18n/locales/en/app.json'
import type { MessageNamespace } from '../i18n/namespaces.ts'
import type { Place } from './places.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** The place of the bar this page belongs to. */
    place?: Place
    /** Title of the window until the page's own heading is there. */
    title?: Extract<keyof typeof app, `title.${string}`>
    /** Groups of messages the page speaks. */
    messages?: readonly MessageNamespace[]
    /** The first page of a place: the shell shows the language there. */
    isDoor?: boolean
  }
}

export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: () => import('../features/backpack/BackpackPage.vue'),
    meta: {
      place: 'badges',
      title: 'title.badges',
      messages: ['backpack', 'verdicts', 'faults'],
      isDoor: true,
    },
  },
  {
    path: '/add',
    component: () => import('../features/receive/ReceivePage.vue'),
    meta: {
      place: 'badges',
      title: 'title.add',
      messages: ['receive', 'install', 'verdicts', 'checks', 'faults'],
    },
  },
  {
    path: '/inbox',
    // A link that shares by its query, for what cannot post: a bookmark, a shortcut of iOS.
    alias: '/share-target',
    component: () => import('../features/inbox/InboxPage.vue'),
    meta: { place: 'badges', title: 'title.inbox', messages: ['inbox', 'faults'] },
  },
  {
    path: '/scan',
    component: () => import('../features/scan/ScanPage.vue'),
    meta: { place: 'badges', title: 'title.scan', messages: ['scan'] },
  },
  {
    path: '/badges/:id',
    component: () => import('../features/badge/BadgePage.vue'),
    meta: {
      place: 'badges',
      title: 'title.badge',
      messages: ['badge', 'spread', 'anatomy', 'enrich', 'rechecks', 'verdicts', 'checks', 'faults'],
    },
  },
  {
    path: '/map',
    component: () => import('../features/map/MapPage.vue'),
    meta: {
      place: 'map',
      title: 'title.map',
      messages: ['map', 'verdicts', 'faults'],
      isDoor: true,
    },
  },
  {
    path: '/paths',
    component: () => import('../features/paths/PathsPage.vue'),
    meta: {
      place: 'paths',
      title: 'title.paths',
      messages: ['paths', 'faults'],
      isDoor: true,
    },
  },
  {
    path: '/paths/new',
    component: () => import('../features/paths/PathEditPage.vue'),
    meta: {
      place: 'paths',
      title: 'title.new-path',
      messages: ['paths', 'faults'],
    },
  },
  {
    path: '/paths/:id',
    component: () => import('../features/paths/PathPage.vue'),
    meta: {
      place: 'paths',
      title: 'title.path',
      messages: ['paths', 'faults'],
    },
  },
  {
    path: '/paths/:id/edit',
    component: () => import('../features/paths/PathEditPage.vue'),
    meta: {
      place: 'paths',
      title: 'title.path',
      messages: ['paths', 'faults'],
    },
  },
  {
    path: '/sharing',
    component: () => import('../features/share/SharingPage.vue'),
    meta: {
      place: 'sharing',
      title: 'title.sharing',
      messages: ['collections', 'share', 'spread', 'carry', 'faults'],
      isDoor: true,
    },
  },
  {
    path: '/sharing/new',
    component: () => import('../features/share/CollectionPage.vue'),
    meta: {
      place: 'sharing',
      title: 'title.new-collection',
      messages: ['collections', 'share', 'compose', 'carry', 'verdicts', 'faults'],
    },
  },
  {
    path: '/sharing/:id',
    component: () => import('../features/share/CollectionPage.vue'),
    meta: {
      place: 'sharing',
      title: 'title.collection',
      messages: ['collections', 'share', 'compose', 'carry', 'verdicts', 'faults'],
    },
  },
  {
    path: '/sharing/:id/publish',
    component: () => import('../features/share/PublishPage.vue'),
    meta: {
      place: 'sharing',
      title: 'title.publish',
      messages: ['collections', 'share', 'spread', 'compose', 'carry', 'verdicts', 'faults'],
    },
  },
  {
    path: '/sharing/:id/compose',
    component: () => import('../features/share/compose/ComposePage.vue'),
    meta: {
      place: 'sharing',
      title: 'title.compose',
      messages: ['compose', 'collections', 'share', 'verdicts', 'faults'],
    },
  },
  {
    path: '/check',
    component: () => import('../features/check/CheckPage.vue'),
    meta: {
      title: 'title.check',
      messages: ['check', 'verdicts', 'checks', 'faults', 'badge'],
      isDoor: true,
    },
  },
  {
    path: '/page',
    component: () => import('../features/share/carry/LinkedPage.vue'),
    meta: { title: 'title.page', messages: ['carry', 'faults'], isDoor: true },
  },
  {
    path: '/open',
    component: () => import('../features/share/carry/LockedPage.vue'),
    meta: { title: 'title.open', messages: ['carry', 'faults'], isDoor: true },
  },
  {
    path: '/me',
    component: () => import('../features/settings/MePage.vue'),
    meta: {
      place: 'me',
      title: 'title.me',
      messages: ['settings', 'install', 'rechecks', 'faults'],
      isDoor: true,
    },
  },
  {
    path: '/me/reading',
    component: () => import('../features/settings/ReadingPage.vue'),
    meta: { place: 'me', title: 'title.reading', messages: ['reading', 'settings'] },
  },
  {
    path: '/me/sources',
    component: () => import('../features/settings/SourcesPage.vue'),
    meta: { place: 'me', title: 'title.sources', messages: ['settings'] },
  },
  {
    path: '/me/privacy',
    component: () => import('../features/settings/PrivacyPage.vue'),
    meta: { place: 'me', title: 'title.privacy', messages: ['settings'] },
  },
  {
    path: '/me/accessibility',
    component: () => import('../features/settings/AccessibilityPage.vue'),
    meta: { place: 'me', title: 'title.accessibility', messages: ['accessibility', 'settings'] },
  },
  {
    path: '/welcome',
    component: () => import('../features/backpack/welcome/WelcomePage.vue'),
    meta: { title: 'title.welcome', messages: ['welcome'] },
  },
  {
    path: '/help',
    component: () => import('../features/help/HelpPage.vue'),
    meta: { title: 'title.help', messages: ['help'] },
  },
  {
    path: '/help/lessons',
    component: () => import('../features/help/LessonsPage.vue'),
    meta: { title: 'title.lessons', messages: ['lessons', 'help'] },
  },
  {
    path: '/help/lessons/:id',
    component: () => import('../features/help/LessonPage.vue'),
    meta: { title: 'title.lessons', messages: ['lessons', 'help'] },
  },
  {
    path: '/demonstration',
    component: () => import('../features/demo/DemoPage.vue'),
    meta: { title: 'title.demonstration', messages: ['demo'] },
  },
  {
    path: '/me/backup',
    component: () => import('../features/backup/BackupPage.vue'),
    meta: { place: 'me', title: 'title.backup', messages: ['backup', 'faults'] },
  },
  {
    path: '/me/erase',
    component: () => import('../features/backup/ErasePage.vue'),
    meta: { place: 'me', title: 'title.erase', messages: ['backup', 'faults'] },
  },
  {
    path: '/me/card',
    component: () => import('../features/card/CardPage.vue'),
    meta: { place: 'me', title: 'title.card', messages: ['card', 'faults'] },
  },
  {
    path: '/paper/cv',
    component: () => import('../features/paper/cv/CvPage.vue'),
    meta: { place: 'me', title: 'title.paper', messages: ['paper', 'faults'] },
  },
  {
    path: '/paper/map',
    component: () => import('../features/paper/MapSheetPage.vue'),
    meta: { place: 'map', title: 'title.paper', messages: ['paper', 'map', 'faults'] },
  },
  {
    path: '/paper/badge/:id',
    component: () => import('../features/paper/AttestationPage.vue'),
    meta: {
      place: 'badges',
      title: 'title.paper',
      messages: ['paper', 'badge', 'verdicts', 'checks', 'faults'],
    },
  },
  {
    path: '/paper/collection/:id',
    component: () => import('../features/paper/CollectionSheetPage.vue'),
    meta: { place: 'sharing', title: 'title.paper', messages: ['paper', 'verdicts', 'faults'] },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('./NotFoundPage.vue'),
    meta: { title: 'title.not-found', isDoor: true },
  },
]
