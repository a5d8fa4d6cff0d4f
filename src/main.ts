// Wires the browser app together; the only place that does.
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/reading.css'
import i18next from 'i18next'
import I18NextVue from 'i18next-vue'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { reportBug } from './app/reportBug.ts'
import { createAppRouter } from './app/router.ts'
import { watchInstall } from './composables/installPrompt.ts'
import { useNotices } from './composables/useNotices.ts'
import { wearReading } from './composables/wearReading.ts'
import { setUpMessages } from './i18n/setup.ts'
import { watchForUpdates } from './pwa/updates.ts'
import { useBadgesStore } from './stores/badges.ts'
import { readEarlySettings } from './stores/earlySettings.ts'

const early = readEarlySettings()
const messages = setUpMessages(navigator.languages, early.language)
const router = createAppRouter(messages)
const { say } = useNotices()
watchInstall()

const pinia = createPinia()
const app = createApp(App).use(pinia).use(I18NextVue, { i18next })
app.config.errorHandler = (error) => {
  reportBug(error)
  say(i18next.t('app:error.notice'))
}
router.onError((error) => {
  reportBug(error)
  say(i18next.t('app:error.offline-page'))
})
// The page and its messages are under way while the shell's messages arrive.
app.use(router)
// So are the badges it shows; what goes wrong is told by the page, which asks again.
if (location.pathname === '/')
  useBadgesStore(pinia)
    .loadNewest()
    .catch(() => undefined)
await messages
app.mount('#app')
wearReading(early.reading)

if (import.meta.env.PROD) watchForUpdates()
// Nobody waits for it: after everything the first page needs.
setTimeout(() => {
  import('./app/checkInBackground.ts').then(
    (part) => part.checkInBackground(),
    () => undefined, // Out of reach: the next start has another chance.
  )
}, 10_000)
