// Files opened with Besace from the desktop go the way of any source.
import type { Router } from 'vue-router'
import { handOver } from '../composables/incoming.ts'

/** In Chromium, not in the types (WICG Launch Handler). */
interface LaunchQueue {
  setConsumer(consumer: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void
}

/** Takes what waits, and what comes later. */
export function takeLaunches(
  router: Pick<Router, 'push'>,
  queue = (globalThis as { launchQueue?: LaunchQueue }).launchQueue,
): void {
  queue?.setConsumer(({ files = [] }) => void take(files, router))
}

async function take(handles: readonly FileSystemFileHandle[], router: Pick<Router, 'push'>): Promise<void> {
  const files = await Promise.all(handles.map(open))
  const sources = files.flatMap((file) => (file ? [{ kind: 'file' as const, file }] : []))
  if (sources.length === 0) return
  handOver(sources)
  await router.push('/add')
}

/** Nothing where the file was moved meanwhile. */
async function open(handle: FileSystemFileHandle): Promise<File | undefined> {
  try {
    return await handle.getFile()
  } catch {
    return undefined
  }
}
