// The one style sheet of a share page. It stands in the page itself, so that a page looks for ever as it was published.

/** Where the host serves the typefaces; these addresses never change. */
export const FONTS_PATH = '/fonts/'

/** The typefaces a page asks for, by the name under which the host serves them. */
export const SHARE_FONTS = ['bricolage', 'bricolage-ext', 'atkinson', 'atkinson-ext'] as const

/** Letters of French, English and their neighbours; all others of Latin script are in the `-ext` files. */
const LATIN = 'U+0-FF,U+131,U+152-153,U+2C6,U+2DA,U+2DC,U+2000-206F,U+20AC,U+2122'
const LATIN_MORE = 'U+100-130,U+132-151,U+154-2AF,U+1E00-1EFF,U+20A0-20AB'

const face = (family: string, file: (typeof SHARE_FONTS)[number], range: string) => `
@font-face {
  font-family: ${family};
  font-weight: 200 800;
  font-display: swap;
  src: url(${FONTS_PATH}${file}.woff2) format('woff2');
  unicode-range: ${range};
}`

const DARK = `
  --paper: #0f191e; --ground: #080f14; --cloth: #18252c; --sheet: #1e2c34;
  --ink: #f2eee6; --soft: #bdb7ab; --line: #36454d; --stitch: #62737d;
  --petrol: #77ced8; --petrol-soft: #173b45; --on: #0f191e;
  --saffron: #f6bb70; --good: #84daa3; --wait: #efc876; --bad: #fd968f;
  --low: 0 1px 2px #0006, 0 8px 24px #0004;`

const STYLE = `
${face('Bricolage', 'bricolage', LATIN)}
${face('Bricolage', 'bricolage-ext', LATIN_MORE)}
${face('Atkinson', 'atkinson', LATIN)}
${face('Atkinson', 'atkinson-ext', LATIN_MORE)}
@font-face {
  font-family: TextLike;
  src: local('Arial'), local('Liberation Sans');
  ascent-override: 99%; descent-override: 32%; line-gap-override: 0%; size-adjust: 98.8%;
}
@font-face {
  font-family: TitleLike;
  src: local('Arial Bold'), local('Liberation Sans Bold');
  ascent-override: 92.5%; descent-override: 27%; line-gap-override: 0%; size-adjust: 100.6%;
}
:root {
  color-scheme: light dark;
  --paper: #fcf9f2; --ground: #eae2d4; --cloth: #f5eee0; --sheet: #fffefb;
  --ink: #142935; --soft: #485b67; --line: #dfd6c8; --stitch: #b3a994;
  --petrol: #005b6d; --petrol-soft: #d5eff4; --on: #fffefb;
  --saffron: #ab5819; --good: #0f663a; --wait: #865901; --bad: #a52a26;
  --low: 0 1px 2px #3d2f1a1a, 0 8px 24px #3d2f1a14;
}
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; margin: 0; }
.m { flex: none; width: 1.2rem; height: 1.2rem; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
.none { position: absolute; }
html { background: var(--ground); -webkit-text-size-adjust: 100%; }
body {
  font: 1.0625rem/1.55 Atkinson, TextLike, sans-serif;
  color: var(--ink); overflow-wrap: break-word;
}
h1, h2, .button, summary { font-family: Bricolage, TitleLike, sans-serif; }
h1, h2 { line-height: 1.15; letter-spacing: -.015em; font-weight: 650; text-wrap: balance; }
h1 { font-size: clamp(2.25rem, 1.4rem + 4vw, 3.5rem); }
h2 { font-size: 1.4rem; hyphens: auto; }
h3 { font-size: 1rem; font-weight: 600; color: var(--soft); margin-top: .75rem; }
a { color: var(--petrol); text-underline-offset: .2em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid var(--petrol); outline-offset: 3px; }
p + p { margin-top: .6em; }
main { background: var(--paper); padding: 1.25rem 1rem 2rem; min-height: 100vh; }
.what {
  display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 1rem 2rem;
  background: var(--petrol-soft); border-radius: 1.1rem; padding: 1.1rem 1.25rem;
}
.what p { flex: 1 1 18rem; max-width: 44rem; }
.what strong { color: var(--petrol); }
.button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 3.25rem; padding: .7rem 1.6rem;
  border-radius: 2rem; background: var(--petrol); color: var(--on); font-size: 1.1rem; font-weight: 600;
  text-decoration: none; line-height: 1.2;
}
a:hover { text-decoration: underline 2px; }
.who { margin: 2.25rem 0 2rem; max-width: 46rem; }
.who .title { font-size: 1.25rem; font-weight: 600; margin-top: .5rem; color: var(--petrol); }
.preamble { font-size: 1.2rem; color: var(--soft); margin-top: .75rem; max-width: 38rem; }
.mine + .mine { margin: 0; padding-top: .75rem; }
.badges { display: grid; gap: 1.25rem; padding: 0; list-style: none; }
.badge {
  background: var(--sheet); border-radius: 1.75rem; padding: 1.5rem; box-shadow: var(--low);
  display: flex; flex-direction: column; align-items: flex-start; min-width: 0;
}
.badge > div:last-child { width: 100%; min-width: 0; }
.ring {
  position: relative; display: grid; place-items: center; flex: none;
  width: min(8.25rem, 45vw); aspect-ratio: 1;
  border-radius: 50%; background: var(--cloth); margin-bottom: 1rem;
}
.ring::after {
  content: ''; position: absolute; inset: .3rem; border-radius: 50%; border: 1.5px dashed var(--stitch);
}
.ring img, .ring svg { width: 74%; height: 74%; object-fit: contain; color: var(--petrol); }
.by { color: var(--soft); margin-top: .25rem; }
.mine { border-left: .25rem solid var(--saffron); padding-left: .9rem; margin: .9rem 0 0; }
.verdict { display: flex; gap: .45rem; font-size: .95rem; font-weight: 600; margin-top: .4rem; }
.verdict svg { margin-top: .2rem; }
.good { color: var(--good); } .wait { color: var(--wait); } .bad { color: var(--bad); }
.proofs { list-style: none; padding: 0; }
.proofs li { padding: .35rem 0; }
.proofs a, .about a, .note a, footer a { display: inline-flex; align-items: center; gap: .45rem; min-height: 2.75rem; }
.proofs .shot { display: block; }
.shot img { display: block; margin-top: .4rem; max-width: 100%; max-height: 15rem; border-radius: .6rem; background: var(--cloth); }
.proofs audio { width: 100%; margin-top: .4rem; }
details { border-top: 1px solid var(--line); margin-top: .9rem; }
details + details { margin: 0; }
.proofs details { border: 0; margin: 0; }
summary {
  display: flex; align-items: center; justify-content: space-between; gap: .75rem; min-height: 2.75rem;
  padding: .5rem 0; font-weight: 600; cursor: pointer; color: var(--petrol); list-style: none;
}
summary::-webkit-details-marker { display: none; }
summary::after {
  content: ''; flex: none; width: .55rem; height: .55rem; margin: -.2rem .3rem 0; rotate: 45deg;
  border: solid currentColor; border-width: 0 2px 2px 0;
}
details[open] > summary::after { rotate: 225deg; margin-top: .2rem; }
details > :last-child { margin-bottom: .75rem; }
.about > p, .shot + p { margin-top: .4rem; }
.note { margin-top: 2.5rem; color: var(--soft); max-width: 46rem; }
footer {
  display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 2rem;
  margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft);
}
footer a { color: inherit; }
.printed { display: none; }
.alone { display: grid; place-content: center; gap: 1rem; justify-items: start; max-width: 34rem; margin: auto; }
.alone svg { width: 4.5rem; height: 4.5rem; color: var(--petrol); }
@media (min-width: 40rem) {
  body { padding: 1.75rem; }
  main { max-width: 76rem; margin: 0 auto; padding: clamp(2rem, 5vw, 4.5rem) clamp(1.75rem, 6vw, 5.25rem) 3rem;
    border-radius: 1.75rem; min-height: calc(100vh - 3.5rem); box-shadow: var(--low); }
  .what { padding: 1.1rem 1.4rem; }
  .badges { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.6rem; }
  .one { grid-template-columns: 1fr; }
  .one .badge { flex-direction: row; gap: 2rem; padding: 2rem; }
  .one .ring { width: 11rem; }
  .badge { padding: 1.75rem; }
}
@media (min-width: 64rem) { .many { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
@media (forced-colors: active) { .badge, .what, .button { border: 1px solid; } }
@media print {
  :root { --paper: #fff; --ground: #fff; --sheet: #fff; --petrol-soft: #fff; --low: none; }
  body, main { padding: 0; font-size: 11pt; box-shadow: none; min-height: 0; }
  .button, .note, audio, summary::after { display: none; }
  .what { padding: 0; }
  .badges { grid-template-columns: 1fr 1fr; gap: .5rem; align-items: start; }
  .badge { border: 1px solid var(--line); padding: 1rem; break-inside: avoid; }
  .ring { width: 5rem; margin-bottom: .5rem; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .printed { display: block; }
}`

/** The style sheet, without what only its writers need: white space, and the long names of its colours. */
export const shareStyle = shortenNames(
  STYLE.replace(/\s*\n\s*/g, '')
    .replace(/\s*([{};:,])\s+/g, '$1')
    .replaceAll(';}', '}'),
)

function shortenNames(style: string): string {
  const names = [...new Set(style.match(/--[a-z-]+/g))]
  return style.replace(/--[a-z-]+/g, (name) => `--${names.indexOf(name).toString(36)}`)
}
