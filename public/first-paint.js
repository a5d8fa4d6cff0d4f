// Before the first paint: the theme and the language chosen on this device (kept by stores/earlySettings.ts).
try {
  const root = document.documentElement
  const { language, theme } = JSON.parse(localStorage.getItem('besace.look') ?? '{}')
  if (language === 'fr' || language === 'en') root.lang = language
  if (theme === 'light' || theme === 'dark') {
    root.dataset.theme = theme
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.media = meta.dataset.theme === theme ? 'all' : 'not all'
    }
  }
} catch {
  // Storage may be forbidden: then the device decides.
}
