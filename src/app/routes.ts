// Which address shows which page; every page loads when it is first asked for, with its messages.
import type { Component } from 'vue'
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

const pages = import.meta.glob<{ default: Component }>('../features/*/*Page.vue')

/** The page's lazy import. */
function page(name: string): () => Promise<{ default: Component }> {
  return pages[`../features/${name}.vue`] ?? (() => import('./NotFoundPage.vue'))
}

export const routes: RouteRecordRaw[] = [
  {
    path: '/',
    component: page('backpack/BackpackPage'),
    meta: {
      place: 'badges',
      title: 'title.badges',
      messages: ['backpack', 'verdicts', 'faults'],
      isDoor: true,
    },
  },
  {
    path: '/add',
    component: page('receive/ReceivePage'),
    meta: {
      place: 'badges',
      title: 'title.add',
      messages: ['receive', 'verdicts', 'checks', 'faults'],
    },
  },
  {
    path: '/badges/:id',
    component: page('badge/BadgePage'),
    meta: {
      place: 'badges',
      title: 'title.badge',
      messages: ['badge', 'enrich', 'verdicts', 'checks', 'faults'],
    },
  },
  {
    path: '/map',
    component: page('map/MapPage'),
    meta: {
      place: 'map',
      title: 'title.map',
      messages: ['map', 'verdicts', 'faults'],
      isDoor: true,
    },
  },
  {
    path: '/sharing',
    component: page('share/SharingPage'),
    meta: {
      place: 'sharing',
      title: 'title.sharing',
      messages: ['collections', 'share', 'faults'],
      isDoor: true,
    },
  },
  {
    path: '/sharing/new',
    component: page('share/CollectionPage'),
    meta: {
      place: 'sharing',
      title: 'title.new-collection',
      messages: ['collections', 'share', 'verdicts', 'faults'],
    },
  },
  {
    path: '/sharing/:id',
    component: page('share/CollectionPage'),
    meta: {
      place: 'sharing',
      title: 'title.collection',
      messages: ['collections', 'share', 'verdicts', 'faults'],
    },
  },
  {
    path: '/sharing/:id/publish',
    component: page('share/PublishPage'),
    meta: {
      place: 'sharing',
      title: 'title.publish',
      messages: ['collections', 'share', 'verdicts', 'faults'],
    },
  },
  {
    path: '/check',
    component: page('check/CheckPage'),
    meta: {
      title: 'title.check',
      messages: ['check', 'verdicts', 'checks', 'faults', 'badge'],
      isDoor: true,
    },
  },
  {
    path: '/me',
    component: page('settings/MePage'),
    meta: { place: 'me', title: 'title.me', messages: ['settings', 'faults'], isDoor: true },
  },
  {
    path: '/me/sources',
    component: page('settings/SourcesPage'),
    meta: { place: 'me', title: 'title.sources', messages: ['settings'] },
  },
  {
    path: '/me/privacy',
    component: page('settings/PrivacyPage'),
    meta: { place: 'me', title: 'title.privacy', messages: ['settings'] },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('./NotFoundPage.vue'),
    meta: { title: 'title.not-found', isDoor: true },
  },
]
