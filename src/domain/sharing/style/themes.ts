// The looks of share pages: each a set of colours for light and dark, and the few rules that make it itself.
import type { ShareTheme } from '../sharedBlock.ts'
import { MAP_DARK } from './blocks.ts'

const PAPER_LIGHT = `
  --paper: #fcf9f2; --ground: #eae2d4; --cloth: #f5eee0; --sheet: #fffefb;
  --ink: #142935; --soft: #485b67; --line: #dfd6c8; --stitch: #b3a994;
  --petrol: #005b6d; --petrol-soft: #d5eff4; --on: #fffefb;
  --saffron: #ab5819; --good: #0f663a; --wait: #865901; --bad: #a52a26;
  --low: 0 1px 2px #3d2f1a1a, 0 8px 24px #3d2f1a14;`

const PAPER_DARK = `
  --paper: #0f191e; --ground: #080f14; --cloth: #18252c; --sheet: #1e2c34;
  --ink: #f2eee6; --soft: #bdb7ab; --line: #36454d; --stitch: #62737d;
  --petrol: #77ced8; --petrol-soft: #173b45; --on: #0f191e;
  --saffron: #f6bb70; --good: #84daa3; --wait: #efc876; --bad: #fd968f;
  --low: 0 1px 2px #0006, 0 8px 24px #0004;`

/** A deep band at the head, the same by day and by night. */
const PETROL_BAND = `
  --paper: #00434f; --cloth: #0b5a68; --sheet: #075260; --ink: #f4fbfa; --soft: #c3e0e2;
  --line: #2a7482; --stitch: #7db6be; --petrol: #ffcf8f; --petrol-soft: #0a5563; --on: #2c1a04;
  --saffron: #ffcf8f; --good: #a6ebbd; --wait: #ffdf9c; --bad: #ffb7b0;`

const SAFFRON_DARK = `
  --paper: #1e150e; --ground: #120b06; --cloth: #2c2016; --sheet: #30241a;
  --ink: #f8eee0; --soft: #cdbba6; --line: #4c3a2a; --stitch: #8d6e4b;
  --petrol: #f6bb70; --petrol-soft: #432c14; --on: #221507;
  --saffron: #77ced8; --good: #84daa3; --wait: #efc876; --bad: #fd968f;
  --low: 0 1px 2px #0006, 0 8px 24px #0004;`

const NIGHT = `
  color-scheme: dark;
  --paper: #0c1122; --ground: #060812; --cloth: #182040; --sheet: #151c36;
  --ink: #eff2fc; --soft: #b6bedb; --line: #2d3860; --stitch: #8894d6;
  --petrol: #b3c1ff; --petrol-soft: #1d274d; --on: #0c1122;
  --saffron: #ffcf87; --good: #86dfa8; --wait: #f2cd80; --bad: #ff9f98;
  --low: 0 0 0 1px #2d3860, 0 12px 40px #0008;`

/** `screen`: rules for either; `darkScreen`: for the dark alone. */
const themed = (light: string, dark: string, { screen = '', darkScreen = '' } = {}) =>
  `:root { ${light} }${screen && `@media screen { ${screen} }`}
  @media screen and (prefers-color-scheme: dark) { :root { ${dark} } ${darkScreen} }`

/** A theme's rules; they come last of a page's, and give way to those of print. */
export const THEMES: Record<ShareTheme, string> = {
  paper: themed(PAPER_LIGHT, PAPER_DARK),

  petrol: `${themed(
    `${PAPER_LIGHT} --paper: #f5fafa; --ground: #c9dfe2; --cloth: #e3f0f1; --sheet: #fff; --line: #cbdee0; --stitch: #86aeb4;`,
    `${PAPER_DARK} --paper: #0b1a1f; --ground: #051014; --cloth: #12282f; --sheet: #15303a;`,
  )}
  @media screen {
    .top { ${PETROL_BAND} background: var(--paper); color: var(--ink); }
    .top .what { border: 1px solid var(--line); }
  }`,

  saffron: `${themed(
    `${PAPER_LIGHT} --paper: #fffaf1; --ground: #f0d5ae; --cloth: #fcedd5; --sheet: #fffdf9;
    --ink: #2b1c11; --soft: #604d3c; --line: #ecd8ba; --stitch: #c99a5c;
    --petrol: #8f4310; --petrol-soft: #ffefd6; --on: #fffaf1; --saffron: #005b6d;`,
    SAFFRON_DARK,
    {
      screen: `.top { background: #fdd9a0; --soft: #553f2b; --cloth: #ffeccc; --line: #e6bd7e; }
      .top .strong li { --soft: #604d3c; }`,
      darkScreen: `.top, .top .strong li { --soft: #dcc7ad; --cloth: #442e17; --line: #6a4b28; }
      .top { background: #362412; }`,
    },
  )}`,

  night: `:root { ${PAPER_LIGHT} }
  @media screen {
    :root { ${NIGHT} }
    main { background: radial-gradient(70rem 34rem at 85% -12rem, #2d3c8c, transparent 70%) no-repeat, var(--paper); }
    .ring { box-shadow: 0 0 2.5rem #6478ff38; }
    .map { ${MAP_DARK} }
  }`,

  plain: `${themed(
    `--paper: #fff; --ground: #fff; --cloth: #f3f3f3; --sheet: #fff; --ink: #111; --soft: #444; --line: #bbb;
    --stitch: #999; --petrol: #063f86; --petrol-soft: #fff; --on: #fff; --saffron: #111;
    --good: #0f5f36; --wait: #7a5000; --bad: #a11f1b; --low: none;`,
    `--paper: #111; --ground: #111; --cloth: #222; --sheet: #111; --ink: #f4f4f4; --soft: #c4c4c4; --line: #555;
    --stitch: #888; --petrol: #9cc4ff; --petrol-soft: #111; --on: #111; --saffron: #f4f4f4;
    --good: #84daa3; --wait: #efc876; --bad: #fd968f; --low: none;`,
  )}
  body, h1, h2, .n, .button, summary { font-family: system-ui, sans-serif; }
  main { max-width: 52rem; }
  .what { border: 1px solid var(--line); }
  .what, .button, .strong li, .ends li, .card, .map li { border-radius: .25rem; }
  .strong li, .ends li, .card { border: 1px solid var(--line); }
  .badges, .one { grid-template-columns: 1fr; gap: 0; }
  .badge, .one .badge { flex-direction: row; gap: 1rem; padding: 1.25rem 0; border-radius: 0; border-top: 1px solid var(--line); }
  .badge .ring, .one .ring { width: clamp(3.5rem, 14vw, 6rem); }
  .ring { background: none; }
  .ring::after { display: none; }
  .ring img { width: 100%; height: 100%; }`,
}
