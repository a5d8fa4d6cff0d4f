// Rules that only composed pages need: strengths, small looks of badges, the learner's card, and the map.

/** Lightness turns round in the dark; the theme that is always dark has the same. */
export const MAP_DARK =
  '--m1: #17404b; --m2: #1d6473; --m3: #46a9b9; --m4: #9fe4ec; --i1: #e9f9fb; --i3: #06181d;'

/** The three things said first. */
export const STRENGTHS = `
.strong { display: grid; gap: .6rem; margin-top: 1rem; }
.strong li {
  display: flex; gap: .9rem; background: var(--sheet); border-radius: 1.1rem; padding: .8rem .9rem; box-shadow: var(--low);
}
.strong li > div:last-child { min-width: 0; }
.strong .ring { width: 4rem; margin: 0; }
.strong .ring::after { inset: .2rem; }
.strong h2 { font-size: 1.2rem; }
.strong p { margin-top: .2rem; line-height: 1.35; }
.strong .by { font-size: .95rem; }
@media print, (min-width: 56rem) {
  .strong { grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 1.25rem; margin-top: 1.75rem; }
  .strong li { flex-direction: column; padding: 1.25rem; border-radius: 1.75rem; }
  .strong .ring { width: 6.5rem; }
  .strong h2 { font-size: 1.4rem; }
}
@media print, (forced-colors: active) { .strong li { border: 1px solid; break-inside: avoid; } }`

/** How composed pages are spaced. */
export const BLOCKS = `
main > h2 { font-size: 1.9rem; }
main > * + *, .top + * { margin-top: 1.5rem; }
main > h2 { margin-top: 2.75rem; }
main > h2 + * { margin-top: 1rem; }
main > .part { margin-top: 2rem; }
.text { max-width: 44rem; }
.part > .by { margin: 0 0 .5rem; }
.part > h2, .part > h3 { margin-bottom: .25rem; }`

/** Badges in short, and as pictures. */
export const SMALL = `
.short { display: grid; gap: 0 2rem; }
.short li { display: flex; gap: .9rem; padding: .75rem 0; border-top: 1px solid var(--line); min-width: 0; }
.short .ring { width: 3.75rem; margin: 0; }
.short .ring::after, .pics .ring::after { inset: .2rem; }
.short p { margin-top: .15rem; }
.short b { font-weight: 650; }
.short div > a { display: inline-flex; min-height: 2.75rem; align-items: center; }
.pics { display: flex; flex-wrap: wrap; gap: 1rem; }
.pics li { width: 6.5rem; text-align: center; font-size: .9rem; line-height: 1.3; }
.pics .ring { width: 6.5rem; margin-bottom: .4rem; }
.pics .verdict { font-size: .85rem; justify-content: center; margin-top: .1rem; text-align: start; }
@media (min-width: 48rem) { .short { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
@media print { .short li, .pics li { break-inside: avoid; } }`

/** The learner's card, and what others say. */
export const PEOPLE = `
.card { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; background: var(--cloth); border-radius: 1.1rem; padding: 1.25rem; }
.card > img { width: 6.5rem; height: 6.5rem; object-fit: cover; border-radius: 50%; }
.card > div { flex: 1 1 16rem; min-width: 0; }
.card ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.ends { display: grid; gap: 1rem; margin-top: .75rem; }
.ends li { background: var(--cloth); border-radius: 1.1rem; padding: 1rem 1.25rem; }
.ends blockquote { font-size: 1.1rem; }
@media (min-width: 48rem) { .ends { grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); } }
@media print { .ends li, .card { break-inside: avoid; border: 1px solid var(--line); } }`

/** A cell says its step by bars and by lightness; number and words are in the list below. */
export const MAP = `
.map { --m1: #cfeaf1; --m2: #8fcfdd; --m3: #0b7c8f; --m4: #00414f; --i1: #052f3b; --i3: #fff; }
.map h3, .map h4 { display: flex; justify-content: space-between; gap: 1rem; color: var(--ink); max-width: 40rem; }
.map small { font-size: .9rem; font-weight: 400; color: var(--soft); white-space: nowrap; }
.cells { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .5rem; }
.cells li {
  display: grid; place-content: center; justify-items: center; gap: .4rem; width: 3.75rem; aspect-ratio: 1; overflow: hidden;
  border-radius: 28%; border: 2px solid transparent; font: 620 1rem/1 Bricolage, TitleLike, sans-serif;
}
.cells i {
  height: .3rem; background: repeating-linear-gradient(90deg, currentColor 0 .4rem, transparent .4rem .55rem);
}
.cells .s0 { border: 2px dashed var(--stitch); color: var(--soft); }
.s1 { background: var(--m1); color: var(--i1); } .s1 i { width: .4rem; }
.s2 { background: var(--m2); color: var(--i1); } .s2 i { width: .95rem; }
.s3 { background: var(--m3); color: var(--i3); } .s3 i { width: 1.5rem; }
.s4 { background: var(--m4); color: var(--i3); } .s4 i { width: 2.05rem; }
.map details ul { columns: 18rem; column-gap: 2rem; }
.map details li { break-inside: avoid; padding: .3rem 0; }
.map details span { display: block; color: var(--soft); }
.map details p { font-weight: 600; margin-top: .9rem; }
@media screen and (prefers-color-scheme: dark) { .map { ${MAP_DARK} } }
@media print, (forced-colors: active) {
  .cells li { border-color: currentColor; print-color-adjust: exact; forced-color-adjust: none; }
}`
