// What speaks against opening the page again, how the app can be installed, and whether the store was cleared.
import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeInstallOffer, watchInstall } from '../../src/composables/installPrompt.ts'
import { watchWords, type UnsavedWords } from '../../src/composables/unsavedWords.ts'
import { isIosSafari, useInstall } from '../../src/composables/useInstall.ts'
import { sayOnce } from '../../src/features/receive/sayOnce.ts'
import { forgetLoss, keptUntilLost, lookForLoss, noteKept } from '../../src/stores/keeping.ts'
import { startStores } from '../support/storesDevice.ts'

describe('unsaved words', () => {
  let words: UnsavedWords
  const place = document.createElement('div')
  beforeEach(() => {
    document.body.append(place)
    words = watchWords()
  })
  afterEach(() => {
    words.stop()
    place.replaceChildren()
  })

  function type(html: string, text = 'half a sentence'): void {
    place.innerHTML = html
    const field = place.querySelector<HTMLInputElement>('input, textarea')!
    field.value = text
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  it.each([
    '<form><textarea></textarea><button type="submit">Save</button></form>',
    '<form><input type="email"><button type="submit">Save</button></form>',
    '<form><input><button type="submit">Save</button></form>',
    '<dialog open><input type="text"></dialog>',
  ])('are words that wait for a button: %s', (html) => {
    type(html)
    expect(words.whatHolds()).toBe('words')
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    expect(leaving.defaultPrevented).toBe(true)
    place.replaceChildren()
    expect(words.whatHolds()).toBeUndefined()
  })

  it.each([
    '<form><input type="search"><button type="submit">Go</button></form>',
    '<form><textarea></textarea></form>',
    '<textarea></textarea>',
    '<form data-kept><input type="url"><button type="submit">Check</button></form>',
    '<form><input type="checkbox"><button type="submit">Save</button></form>',
  ])('are not what is kept as one types, nor a question: %s', (html) => {
    type(html)
    expect(words.whatHolds()).toBeUndefined()
  })

  it('are none once the field is empty, nor what nobody typed', () => {
    type('<form><textarea></textarea><button type="submit">Save</button></form>', '  ')
    expect(words.whatHolds()).toBeUndefined()
    place.innerHTML = '<form><textarea>kept before</textarea><button type="submit">Save</button></form>'
    expect(words.whatHolds()).toBeUndefined()
  })

  it('see work under way by what shows it', () => {
    place.innerHTML = '<progress></progress>'
    expect(words.whatHolds()).toBe('work')
    place.innerHTML = '<button aria-busy="true">Checking</button>'
    expect(words.whatHolds()).toBe('work')
  })
})

describe('installing', () => {
  const look = (matches: boolean) => () =>
    Object.assign(new EventTarget(), { matches }) as unknown as MediaQueryList
  const desktop = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537.36', maxTouchPoints: 0 }
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1'
  const mac =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15'

  function way(platform: Parameters<typeof useInstall>[0], isOwnWindow = false): string {
    const scope = effectScope()
    const found = scope.run(() => useInstall(platform, look(isOwnWindow)).way.value)!
    scope.stop()
    return found
  }

  it('knows Safari on iOS from everything else', () => {
    expect(isIosSafari({ userAgent: iphone, maxTouchPoints: 5 })).toBe(true)
    expect(isIosSafari({ userAgent: mac, maxTouchPoints: 5 })).toBe(true)
    expect(isIosSafari({ userAgent: mac, maxTouchPoints: 0 })).toBe(false)
    for (const other of ['CriOS/138', 'FxiOS/140', 'EdgiOS/138', 'DuckDuckGo/7'])
      expect(isIosSafari({ userAgent: iphone.replace('Version/18.5', other), maxTouchPoints: 5 })).toBe(false)
    expect(isIosSafari({ userAgent: iphone.replace(' Safari/604.1', ''), maxTouchPoints: 5 })).toBe(false)
    expect(isIosSafari(desktop)).toBe(false)
  })

  it('says when it is an app already', () => {
    expect(way(desktop, true)).toBe('installed')
    expect(way({ userAgent: iphone, maxTouchPoints: 5, standalone: true })).toBe('installed')
    expect(way({ userAgent: iphone, maxTouchPoints: 5, standalone: false })).toBe('by-hand')
    expect(way(desktop)).toBe('unknown')
  })

  it('keeps the browser’s offer and makes it once', async () => {
    const page = new EventTarget()
    watchInstall(page as Window)
    const prompt = vi.fn(() => Promise.resolve())
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt,
      userChoice: Promise.resolve({ outcome: 'accepted' }),
    })
    page.dispatchEvent(offer)
    expect(offer.defaultPrevented).toBe(true)
    expect(way(desktop)).toBe('offer')
    expect(await makeInstallOffer()).toBe('accepted')
    expect(await makeInstallOffer()).toBe('impossible')
    expect(prompt).toHaveBeenCalledTimes(1)
    page.dispatchEvent(new Event('appinstalled'))
    expect(way(desktop)).toBe('installed')
  })

  it('is spoken of once on a device', () => {
    const kept = new Map<string, string>()
    const store = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    } as unknown as Storage
    expect([sayOnce('x', store), sayOnce('x', store), sayOnce('y', store)]).toEqual([true, false, true])
    const full = {
      ...store,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(sayOnce('z', full as unknown as Storage)).toBe(false)
  })
})

describe('a store that the browser clears', () => {
  let running: ReturnType<typeof startStores>
  const marks = () => {
    const kept = new Map<string, string>()
    return {
      kept,
      store: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
      } as unknown as Storage,
    }
  }
  beforeEach(() => {
    running = startStores()
  })
  afterEach(() => {
    forgetLoss()
    running.stop()
  })

  it('is noticed by the mark that is left outside', async () => {
    const { store, kept } = marks()
    await lookForLoss(store)
    expect(keptUntilLost.value).toBeUndefined()
    await noteKept(store)
    expect(kept.size).toBe(1)
    await lookForLoss(store)
    expect(keptUntilLost.value).toBeUndefined()

    running.stop()
    running = startStores()
    await lookForLoss(store)
    expect(keptUntilLost.value).toBe(kept.get('besace.kept'))
    forgetLoss(store)
    expect(keptUntilLost.value).toBeUndefined()
    await lookForLoss(store)
    expect(keptUntilLost.value).toBeUndefined()
  })

  it('is not noticed where nothing can be marked, and harms nothing', async () => {
    const broken = {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError')
      },
      setItem: () => {
        throw new DOMException('denied', 'SecurityError')
      },
      removeItem: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    } as unknown as Storage
    await noteKept(broken)
    await lookForLoss(broken)
    forgetLoss(broken)
    expect(keptUntilLost.value).toBeUndefined()
  })
})
