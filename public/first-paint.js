// Before the first paint: the theme and the language chosen on this device (kept by stores/earlySettings.ts),
// and the files the first page will ask for (named by .ci/earlyLinks.ts).
{
  const root = document.documentElement
  const spoken = ['fr', 'en']
  let chosen = {}
  try {
    chosen = JSON.parse(localStorage.getItem('besace.look') ?? '{}')
  } catch {
    // Storage may be forbidden: then the device decides.
  }
  const wanted = [chosen.language, ...navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]), 'en']
  root.lang = wanted.find((tag) => spoken.includes(tag))
  if (chosen.theme === 'light' || chosen.theme === 'dark') {
    root.dataset.theme = chosen.theme
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.media = meta.dataset.theme === chosen.theme ? 'all' : 'not all'
    }
  }
  const ask = (words) => {
    for (const link of document.querySelectorAll('link[data-early]:not([rel])')) {
      if (!link.dataset.early.split(' ').every((word) => words.includes(word))) continue
      const isStyle = link.href.endsWith('.css')
      link.crossOrigin = ''
      if (isStyle) link.as = 'style'
      link.rel = isStyle ? 'preload' : 'modulepreload'
    }
  }
  const here = [root.lang, location.pathname]
  ask(here)
  // What reads kept badges is asked for only where something is kept: a first visit does without it.
  globalThis.indexedDB?.databases?.().then(
    (databases) => databases.some(({ name }) => name === 'besace') && ask([...here, 'kept']),
    () => undefined, // Storage is switched off: the app says so.
  )
}
