// Before the first paint: theme, language and way of reading chosen on this device (kept by stores/earlySettings.ts),
// and the files the first page will ask for (named by .ci/earlyLinks.ts).
{
  const root = document.documentElement
  const spoken = ['fr', 'fr-x-falc', 'en', 'en-x-trial']
  let chosen = {}
  try {
    chosen = JSON.parse(localStorage.getItem('besace.look') ?? '{}') ?? {}
  } catch {
    // Storage may be forbidden: then the device decides.
  }
  const own = navigator.languages.map((tag) => tag.toLowerCase())
  const wanted = [chosen.language, ...own.flatMap((tag) => [tag, tag.split('-')[0]]), 'en']
  root.lang = wanted.find((tag) => spoken.includes(tag))
  if (root.lang === 'en-x-trial') root.dir = 'rtl'
  if (chosen.theme === 'light' || chosen.theme === 'dark') {
    root.dataset.theme = chosen.theme
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.media = meta.dataset.theme === chosen.theme ? 'all' : 'not all'
    }
  }
  const { size, spacing, ground, font, ruler, still } = chosen.reading ?? {}
  if (/^(125|150|200)$/.test(size)) root.style.fontSize = size + '%'
  if (/^wider?$/.test(spacing)) root.dataset.spacing = spacing
  if (/^(plain|warm)$/.test(ground)) root.dataset.ground = ground
  if (/^(system|wide)$/.test(font)) root.dataset.font = font
  if (ruler === true) root.dataset.ruler = ''
  if (still === true) root.dataset.still = ''
  const ask = (words) => {
    for (const link of document.querySelectorAll('link[data-early]:not([rel])')) {
      if (!link.dataset.early.split(' ').every((word) => words.includes(word))) continue
      const isStyle = link.href.endsWith('.css')
      link.crossOrigin = ''
      if (isStyle) link.as = 'style'
      link.rel = isStyle ? 'preload' : 'modulepreload'
    }
  }
  const here = [root.lang, location.pathname, location.hash.split('=')[0]]
  ask(here)
  // What reads kept badges is asked for only where something is kept: a first visit does without it.
  globalThis.indexedDB?.databases?.().then(
    (databases) => databases.some(({ name }) => name === 'besace') && ask([...here, 'kept']),
    () => undefined, // Storage is switched off: the app says so.
  )
}
