// Backups through the store and the screens, on a real IndexedDB with the browser's own cryptography.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import BackupReminder from '../../src/features/backpack/BackupReminder.vue'
import BackupPage from '../../src/features/backup/BackupPage.vue'
import { useBackupStore, type OpenBackup } from '../../src/stores/backup.ts'
import { useBadgesStore } from '../../src/stores/badges.ts'
import { useProfileStore } from '../../src/stores/profile.ts'
import { useSettingsStore } from '../../src/stores/settings.ts'
import { makeReceived } from '../support/keptBadges.ts'
import { lastNotice, showPage, type ShownPage } from '../support/mountPage.ts'
import { startStores, valueOf } from '../support/storesDevice.ts'

const PASSPHRASE = 'mon chat dort sur le radiateur'
let running: ReturnType<typeof startStores>
let shown: ShownPage | undefined
let now: Date

function start(): void {
  running = startStores({ now: () => now })
}

beforeEach(() => {
  now = new Date('2026-07-01T10:00:00Z')
  start()
})

afterEach(() => {
  shown?.page.unmount()
  shown = undefined
  vi.restoreAllMocks()
  running.stop()
})

async function keep(...names: string[]): Promise<void> {
  for (const name of names)
    valueOf(await running.storage.badges.save(makeReceived(name, { receivedAt: now.toISOString() })))
}

async function made(passphrase = ''): Promise<Blob> {
  return valueOf(await useBackupStore().make({ passphrase, withShareKeys: false })).file
}

async function open(file: Blob, passphrase = ''): Promise<OpenBackup> {
  const opened = valueOf(await useBackupStore().open(file))
  return 'unlock' in opened ? valueOf(await opened.unlock(passphrase)) : opened
}

describe('the store', () => {
  it('locks, unlocks and brings everything back to another device; every store shows it', async () => {
    await keep('Bread', 'Cake')
    const profile = useProfileStore()
    await profile.load()
    const picture = { bytes: new Uint8Array([1, 2, 3]).buffer, mediaType: 'image/jpeg' }
    const fields = { headline: 'Baker', about: '', place: '', languages: [], links: [], picture }
    valueOf(await profile.save({ name: 'Ada', fields, visible: { headline: 'public' } }))
    const file = await made(PASSPHRASE)
    expect(await file.text()).not.toContain('Bread')

    running.stop()
    start()
    const store = useBackupStore()
    const summary = await store.bringBack(await open(file, PASSPHRASE))
    expect(summary).toMatchObject({ badges: { added: 2, damaged: 0 }, lost: 0, settings: 2 })
    expect(
      useBadgesStore()
        .cards.map(({ name }) => name)
        .sort(),
    ).toEqual(['Bread', 'Cake'])
    expect(useSettingsStore().settings.shownName).toBe('Ada')
    const restored = useProfileStore()
    await restored.load()
    expect(restored.card.fields).toEqual(fields)
    expect(restored.seenBy('public')).toEqual({ headline: 'Baker' })
    expect(store.cutOff).toBe(undefined)
  })

  it('remembers a restore that was cut off, until one comes to its end', async () => {
    await keep('Bread', 'Cake')
    const file = await made()
    running.stop()
    start()
    const store = useBackupStore()
    const controller = new AbortController()
    controller.abort()
    const stopped = await store.bringBack(await open(file), { signal: controller.signal })
    expect(stopped.endedBy).toEqual({ code: 'backup.restore-stopped' })
    expect(store.cutOff).toBe('2026-07-01T10:00:00.000Z')
    await store.bringBack(await open(file))
    expect(store.cutOff).toBe(undefined)
  })

  it('counts what came since the last backup the learner took, and not what one brought back', async () => {
    const store = useBackupStore()
    await keep('Bread', 'Cake')
    await store.load()
    expect([store.madeAt, store.changes]).toEqual([undefined, 2])
    const backup = valueOf(await store.make({ passphrase: '', withShareKeys: false }))
    await store.load()
    expect(store.changes).toBe(2)
    await store.noteTaken(backup)
    expect([store.madeAt, store.changes]).toEqual(['2026-07-01T10:00:00.000Z', 0])
    now = new Date('2026-07-02T10:00:00Z')
    await keep('Pie')
    await store.load()
    expect(store.changes).toBe(1)
  })
})

describe('the reminder', () => {
  const NAMES = ['One', 'Two', 'Three', 'Four', 'Five']
  const see = async () => {
    shown?.page.unmount()
    shown = await showPage(BackupReminder, '/')
    await vi.waitFor(() => expect(useBackupStore().isLoaded).toBe(true))
    await new Promise((resolve) => setTimeout(resolve, 50))
    return shown.text()
  }

  it('has nothing to say of a few things', async () => {
    await keep(...NAMES.slice(0, 4))
    expect(await see()).not.toContain('Keep your badges safe')
  })

  it('comes once enough is only here, goes with one press, and not again for a fortnight', async () => {
    await keep(...NAMES)
    expect(await see()).toContain('5 changes are only on this device')
    await shown!.press('button', 'Later')
    expect(shown!.text()).not.toContain('Keep your badges safe')
    now = new Date('2026-07-14T10:00:00Z')
    expect(await see()).not.toContain('Keep your badges safe')
    now = new Date('2026-07-16T10:00:00Z')
    expect(await see()).toContain('Keep your badges safe')
  })

  it('is silent after a backup', async () => {
    await keep(...NAMES)
    const store = useBackupStore()
    await store.noteTaken(valueOf(await store.make({ passphrase: '', withShareKeys: false })))
    expect(await see()).not.toContain('Keep your badges safe')
  })
})

describe('the screen', () => {
  it('asks for a passphrase that is fit and typed twice the same', async () => {
    await keep('Bread')
    shown = await showPage(BackupPage, '/me/backup')
    ;(shown.find('label.ui-switch', 'Lock it').querySelector('input') as HTMLInputElement).click()
    await vi.waitFor(() => shown!.find('label', 'Passphrase'))
    await shown.fill('Passphrase', 'sun')
    await shown.press('button', 'Make the backup')
    expect(shown.text()).toContain('This passphrase is too easily guessed.')
    await shown.fill('Passphrase', PASSPHRASE)
    await shown.fill('The same passphrase once more', 'another')
    await shown.press('button', 'Make the backup')
    expect(shown.text()).toContain('The two passphrases are not the same.')
    await shown.press('button', 'Suggest one')
    await shown.press('button', 'Make the backup')
    await vi.waitFor(() => expect(shown!.text()).toContain('Your backup is ready'), 15_000)
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    await shown.press('button', 'Save the file')
    await vi.waitFor(() =>
      expect(lastNotice()).toBe('The backup is in your downloads: besace-2026-07-01.besace'),
    )
    expect(clicked).toHaveBeenCalledOnce()
    expect(shown.text()).toContain('Your last backup: 1 July 2026. Nothing has come since.')
  })
})
