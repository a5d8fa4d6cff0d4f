// Kept badges are checked by themselves now and then; loaded long after the first page.
import { startBackgroundChecks } from '../composables/backgroundChecks.ts'
import { useRechecksStore } from '../stores/rechecks.ts'

/** Once the app runs, for as long as the page is open. */
export function checkInBackground(): void {
  startBackgroundChecks({ rechecks: useRechecksStore() })
}
