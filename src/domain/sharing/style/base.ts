// Rules of every page: type, the sheet it lies on, its head and its foot.

/** What stands in for our typefaces until they are there, as wide and as high: nothing jumps when they come. */
export const STAND_INS = `
@font-face {
  font-family: TextLike;
  src: local('Arial'), local('Liberation Sans');
  ascent-override: 99%; descent-override: 32%; line-gap-override: 0%; size-adjust: 98.8%;
}
@font-face {
  font-family: TitleLike;
  src: local('Arial Bold'), local('Liberation Sans Bold');
  ascent-override: 92.5%; descent-override: 27%; line-gap-override: 0%; size-adjust: 100.6%;
}`

/** What any page needs, that of a share which is gone included. */
export const BASE = `
:root { color-scheme: light dark; --x: 1rem; --y: 1.25rem; }
* { box-sizing: border-box; margin: 0; }
svg { flex: none; width: 1.2rem; height: 1.2rem; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
.none { position: absolute; width: 0; height: 0; }
html { background: var(--ground); -webkit-text-size-adjust: 100%; }
body {
  font: 1.0625rem/1.55 Atkinson, TextLike, sans-serif;
  color: var(--ink); overflow-wrap: break-word;
}
h1, h2, .n, .button, summary { font-family: Bricolage, TitleLike, sans-serif; }
h3, h4 { font-size: 1rem; font-weight: 600; color: var(--soft); margin-top: .75rem; }
h1, h2, .n { line-height: 1.15; letter-spacing: -.015em; font-weight: 650; text-wrap: balance; color: var(--ink); margin: 0; }
h1 { font-size: clamp(2.25rem, 1.4rem + 4vw, 3.5rem); }
h2, .n { font-size: 1.4rem; hyphens: auto; }
a { color: var(--petrol); text-underline-offset: .2em; text-decoration-thickness: 1px; }
:focus-visible { outline: 3px solid var(--petrol); outline-offset: 3px; }
p + p { margin-top: .6em; }
ul, ol { list-style: none; padding: 0; }
main { background: var(--paper); padding: var(--y) var(--x) 2rem; min-height: 100vh; }
.top { margin: calc(-1*var(--y)) calc(-1*var(--x)) 2rem; padding: var(--y) var(--x); overflow: hidden; }
.what, footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem; }
.what {
  align-items: center; row-gap: .9rem;
  background: var(--petrol-soft); border-radius: 1.1rem; padding: .9rem 1.1rem; font-size: 1rem; line-height: 1.45;
}
.what p { flex: 1 1 18rem; max-width: 44rem; }
.what strong { color: var(--petrol); }
.button, .note a, footer a { display: inline-flex; align-items: center; min-height: 2.75rem; }
.button {
  justify-content: center; min-height: 3.25rem; padding: .7rem 1.6rem;
  border-radius: 2rem; background: var(--petrol); color: var(--on); font-size: 1.1rem; font-weight: 600;
  text-decoration: none; line-height: 1.2;
}
.who { margin-top: clamp(1.25rem,3vw,2.25rem); }
.title { font-size: 1.35rem; line-height: 1.3; font-weight: 600; margin-top: .5rem; color: var(--petrol); }
.preamble { font-size: 1.2rem; color: var(--soft); margin-top: .75rem; max-width: 38rem; }
.note { margin-top: 2.5rem; color: var(--soft); max-width: 46rem; }
footer {
  align-items: baseline; margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft);
}
footer a { color: inherit; }
.printed { display: none; }
@media (min-width: 40rem) {
  :root { --x: clamp(1.75rem, 6vw, 5.25rem); --y: clamp(1.75rem, 4vw, 3.25rem); }
  body { padding: 1.75rem; }
  main { max-width: 76rem; margin: 0 auto; padding-bottom: 3rem;
    border-radius: 1.75rem; min-height: calc(100vh - 3.5rem); box-shadow: var(--low); }
  .top { border-radius: 1.75rem 1.75rem 0 0; }
  .what { padding: 1.1rem 1.4rem; }
}
@media (forced-colors: active) { .what, .button { border: 1px solid; } }
@page { margin: 15mm 14mm; }
@media print {
  html:root { --paper: #fff; --ground: #fff; --sheet: #fff; --petrol-soft: #fff; --low: none; --x: 0; --y: 0; }
  body, main { padding: 0; font-size: 11pt; box-shadow: none; min-height: 0; }
  .top { margin: 0 0 1rem; border-radius: 0; }
  .button, .note { display: none; }
  .what { padding: 0; border: 0; border-radius: 0; }
  h1, h2, h3, .n { break-after: avoid; }
  .printed { display: block; }
}`

/** The page of a share that is gone. */
export const ALONE = `
.alone { display: grid; grid-template-columns: minmax(0, auto); place-content: center; gap: 1rem; justify-items: start; max-width: 34rem; margin: auto; }
.alone h1 { hyphens: auto; overflow-wrap: anywhere; }
.alone svg { width: 4.5rem; height: 4.5rem; color: var(--petrol); }`

/** Where a badge is shown: its ring, what was given, what was checked, what the learner says. */
export const BADGES = `
.ring {
  position: relative; display: grid; place-items: center; flex: none; align-self: flex-start;
  width: min(8.25rem, 45vw); aspect-ratio: 1;
  border-radius: 50%; background: var(--cloth); margin-bottom: 1rem;
}
.ring::after {
  content: ''; position: absolute; inset: .3rem; border-radius: 50%; border: 1.5px dashed var(--stitch);
}
.ring img, .ring svg { width: 74%; height: 74%; object-fit: contain; color: var(--petrol); }
.by { color: var(--soft); margin-top: .25rem; }
.mine { border-left: .25rem solid var(--saffron); padding-left: .9rem; margin: .9rem 0 0; }
.verdict { display: flex; gap: .6em; font-size: .95rem; font-weight: 600; margin-top: .4rem; }
.verdict::before { content: ''; flex: none; margin: .3em 0 0 .1em; width: .95em; height: .95em; }
.good { color: var(--good); } .wait { color: var(--wait); } .bad { color: var(--bad); }
.good::before { width: .45em; height: .85em; margin: .2em .25em 0; border: solid; border-width: 0 .14em .14em 0; rotate: 42deg; }
.wait::before { border: .14em solid; border-radius: 50%; background: linear-gradient(currentColor 0 0) 50% 20%/.12em 45% no-repeat; }
.bad::before { content: '×'; font: 700 1.5em/.6 sans-serif; }
.proofs li { padding: .35rem 0; }
.proofs a, details p a, .card a { display: inline-flex; align-items: center; gap: .6rem; min-height: 2.75rem; }
[rel^=nofollow]::before {
  content: ''; flex: none; width: .6em; height: .6em; border: solid; border-width: .13em .13em 0 0;
  background: linear-gradient(to bottom right, transparent 43%, currentColor 43% 57%, transparent 57%);
}
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
details > p { margin-top: .4rem; }
@media print {
  summary::after { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}`

/** Badges in full, as cards. */
export const CARDS = `
.badges { display: grid; gap: 1.25rem; }
.badge {
  background: var(--sheet); border-radius: 1.75rem; padding: 1.5rem; box-shadow: var(--low);
  display: flex; flex-direction: column; align-items: flex-start; min-width: 0; scroll-margin: 1rem;
}
.badge > div:last-child { width: 100%; min-width: 0; }
.mine + .mine { margin: 0; padding-top: .75rem; }
@media (min-width: 40rem) {
  .badges { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.6rem; }
  .one { grid-template-columns: 1fr; }
  .one .badge { flex-direction: row; gap: 2rem; padding: 2rem; }
  .one .ring { width: 11rem; }
  .badge { padding: 1.75rem; }
}
@media (min-width: 64rem) { .many { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
@media print {
  .badges { grid-template-columns: 1fr 1fr; gap: .5rem; align-items: start; }
  .badge { padding: 1rem; break-inside: avoid; }

  .badge .ring { width: 5rem; margin-bottom: .5rem; }
}
@media print, (forced-colors: active) { .badge { border: 1px solid var(--line); } }`

/** Pictures and sound among the evidence. */
export const FILES = `
.proofs .shot { display: block; }
.shot img { display: block; margin-top: .4rem; max-width: 100%; max-height: 15rem; border-radius: .6rem; background: var(--cloth); }
audio { width: 100%; margin-top: .4rem; }
.shot + p { margin-top: .4rem; }
@media print { audio { display: none; } }`
