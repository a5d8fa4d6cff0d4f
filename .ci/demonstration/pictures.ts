// The pictures of the demonstration passport: flat cloth-like emblems, each with the word DEMO sewn on.

const CREAM = '#f7e9d0'
const SUN = '#f2b04c'
const INK = '#1f2d3a'

/** Grounds on a field of 200 × 200; the second value is the inner seam. */
const GROUNDS = {
  hexagon: (fill: string) =>
    `<path fill="${fill}" d="M100 8l80 46v92l-80 46-80-46V54z"/><path class="seam" d="M100 22l68 39v78l-68 39-68-39V61z"/>`,
  circle: (fill: string) =>
    `<circle cx="100" cy="100" r="92" fill="${fill}"/><circle class="seam" cx="100" cy="100" r="80"/>`,
  square: (fill: string) =>
    `<rect x="14" y="14" width="172" height="172" rx="44" fill="${fill}"/><rect class="seam" x="26" y="26" width="148" height="148" rx="34"/>`,
  shield: (fill: string) =>
    `<path fill="${fill}" d="M100 8c26 18 54 22 78 22v70c0 48-36 78-78 92-42-14-78-44-78-92V30c24 0 52-4 78-22z"/><path class="seam" d="M100 23c22 14 45 19 65 20v57c0 40-30 65-65 78-35-13-65-38-65-78V43c20-1 43-6 65-20z"/>`,
  flower: (fill: string) =>
    `<g fill="${fill}">${[0, 60, 120, 180, 240, 300].map((turn) => `<circle cx="100" cy="50" r="44" transform="rotate(${turn} 100 100)"/>`).join('')}<circle cx="100" cy="100" r="60"/></g><circle class="seam" cx="100" cy="100" r="68"/>`,
  arch: (fill: string) =>
    `<path fill="${fill}" d="M22 100a78 78 0 0 1 156 0v70a18 18 0 0 1-18 18H40a18 18 0 0 1-18-18z"/><path class="seam" d="M34 100a66 66 0 0 1 132 0v64a12 12 0 0 1-12 12H46a12 12 0 0 1-12-12z"/>`,
} as const

interface Emblem {
  ground: keyof typeof GROUNDS
  fill: string
  mark: string
}

const person = (x: number, y: number, size: number, fill: string) =>
  `<g fill="${fill}" transform="translate(${x} ${y}) scale(${size})"><circle r="15" cy="-24"/><path d="M-27 24c0-18 11-30 27-30s27 12 27 30z"/></g>`

export const EMBLEMS: Record<string, Emblem> = {
  workshop: {
    ground: 'hexagon',
    fill: '#2b6d72',
    mark: `<rect x="58" y="52" width="84" height="56" rx="9" fill="${CREAM}"/><path d="M70 66h36M70 79h50M70 92h26" stroke="#2b6d72" stroke-width="7" stroke-linecap="round"/><path d="M132 72l8 8-8 8" fill="none" stroke="${SUN}" stroke-width="7" stroke-linecap="round" stroke-linejoin="round" transform="translate(-8 10)"/>${person(72, 136, 0.62, SUN)}${person(100, 140, 0.62, CREAM)}${person(128, 136, 0.62, SUN)}`,
  },
  speaking: {
    ground: 'circle',
    fill: '#b4512e',
    mark: `<path fill="${CREAM}" d="M58 56h84a14 14 0 0 1 14 14v42a14 14 0 0 1-14 14h-38l-26 24v-24H58a14 14 0 0 1-14-14V70a14 14 0 0 1 14-14z"/><path d="M66 80h68M66 101h42" stroke="#b4512e" stroke-width="8" stroke-linecap="round"/><circle cx="130" cy="101" r="6" fill="${SUN}"/>`,
  },
  firstAid: {
    ground: 'shield',
    fill: '#9d2f3c',
    mark: `<path fill="${CREAM}" d="M100 142c-34-24-48-42-48-62 0-16 12-27 26-27 10 0 18 5 22 14 4-9 12-14 22-14 14 0 26 11 26 27 0 20-14 38-48 62z"/><path d="M58 94h22l9-18 14 36 10-18h29" fill="none" stroke="#9d2f3c" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>`,
  },
  explore: {
    ground: 'square',
    fill: '#343f70',
    mark: `<path fill="${SUN}" d="M92 42c5 34 15 44 49 49-34 5-44 15-49 49-5-34-15-44-49-49 34-5 44-15 49-49z"/><path fill="${CREAM}" d="M142 44c2 12 6 16 18 18-12 2-16 6-18 18-2-12-6-16-18-18 12-2 16-6 18-18zM138 112c2 10 5 13 15 15-10 2-13 5-15 15-2-10-5-13-15-15 10-2 13-5 15-15z"/>`,
  },
  neighbours: {
    ground: 'arch',
    fill: '#c0851a',
    mark: `<path d="M38 64c20 14 104 14 124 0" fill="none" stroke="${CREAM}" stroke-width="5" stroke-linecap="round"/><path fill="${CREAM}" d="M52 70l18 5-12 15zM128 75l18-5-5 20z"/><path fill="#9d2f3c" d="M78 76l19 2-11 15zM103 78l19-2-8 17z"/><rect x="50" y="116" width="100" height="12" rx="6" fill="${CREAM}"/><path d="M64 128v20M136 128v20" stroke="${CREAM}" stroke-width="9" stroke-linecap="round"/><circle cx="76" cy="107" r="9" fill="#9d2f3c"/><path fill="#343f70" d="M94 98h14l-3 18h-8z"/><circle cx="126" cy="106" r="10" fill="${INK}"/>`,
  },
  forklift: {
    ground: 'hexagon',
    fill: '#4b5566',
    mark: `<path d="M66 52v82M66 134h-22" fill="none" stroke="${CREAM}" stroke-width="9" stroke-linecap="round" stroke-linejoin="round"/><rect x="40" y="98" width="22" height="28" rx="4" fill="${SUN}"/><path fill="${SUN}" d="M78 100h18l6-36h30a9 9 0 0 1 9 9v42a12 12 0 0 1-12 12H78z"/><path fill="#4b5566" d="M108 74h22v20h-26z"/><circle cx="92" cy="134" r="14" fill="${CREAM}"/><circle cx="92" cy="134" r="5" fill="#4b5566"/><circle cx="132" cy="134" r="14" fill="${CREAM}"/><circle cx="132" cy="134" r="5" fill="#4b5566"/>`,
  },
  garden: {
    ground: 'flower',
    fill: '#44733f',
    mark: `<path d="M100 146V82" stroke="${CREAM}" stroke-width="9" stroke-linecap="round"/><path fill="${CREAM}" d="M100 108c-30 4-46-10-48-36 28-2 46 10 48 36z"/><path fill="${SUN}" d="M100 88c2-26 18-38 44-36 0 26-16 40-44 36z"/><path d="M66 148c20-10 48-10 68 0" fill="none" stroke="${SUN}" stroke-width="9" stroke-linecap="round"/>`,
  },
  english: {
    ground: 'circle',
    fill: '#7c3858',
    mark: `<path fill="${CREAM}" d="M50 60h58a11 11 0 0 1 11 11v28a11 11 0 0 1-11 11H80l-18 16v-16H50a11 11 0 0 1-11-11V71a11 11 0 0 1 11-11z"/><path fill="${SUN}" d="M132 84h18a11 11 0 0 1 11 11v26a11 11 0 0 1-11 11h-8v14l-16-14H98a11 11 0 0 1-11-8h24a20 20 0 0 0 20-20z"/><g fill="none" stroke="#7c3858" stroke-width="6.5" stroke-linecap="round" stroke-linejoin="round"><path d="M60 98l11-27 11 27M64.5 89h13M92 76c9 0 9 20 0 20-7 0-7-9 0-10 5-1 8 2 8 10"/></g>`,
  },
  privacy: {
    ground: 'shield',
    fill: '#1f5f86',
    mark: `<path d="M76 90V72a24 24 0 0 1 48 0v18" fill="none" stroke="${CREAM}" stroke-width="11" stroke-linecap="round"/><rect x="60" y="86" width="80" height="58" rx="12" fill="${CREAM}"/><circle cx="100" cy="109" r="10" fill="#1f5f86"/><path d="M100 112v16" stroke="#1f5f86" stroke-width="8" stroke-linecap="round"/><circle cx="145" cy="62" r="9" fill="${SUN}"/>`,
  },
}

/** A poster one could have made for a workshop: the one picture among the proofs. */
export const POSTER = (title: string, lines: string[]) => `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 640">
  <rect width="480" height="640" fill="${CREAM}"/>
  <path fill="#2b6d72" d="M0 0h480v250c-80 60-160 20-240 40S80 330 0 280z"/>
  <circle cx="392" cy="92" r="46" fill="${SUN}"/>
  ${person(150, 210, 1.9, SUN)}${person(240, 222, 2.1, CREAM)}${person(332, 206, 1.9, '#b4512e')}
  <text x="40" y="390" font-size="40" font-weight="700" fill="${INK}">${title}</text>
  ${lines.map((line, index) => `<text x="40" y="${450 + index * 44}" font-size="29" fill="${INK}">${line}</text>`).join('')}
  <rect x="40" y="566" width="120" height="40" rx="20" fill="${INK}"/>
  <text x="100" y="594" text-anchor="middle" font-size="22" font-weight="700" letter-spacing="3" fill="${CREAM}">DEMO</text>
</svg>`

/** One emblem as SVG, with the word that no one can overlook. */
export function emblem(name: string): string {
  const { ground, fill, mark } = EMBLEMS[name]!
  return `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200">
  <style>.seam{fill:none;stroke:${CREAM};stroke-opacity:.75;stroke-width:2.6;stroke-dasharray:7 6;stroke-linecap:round}</style>
  ${GROUNDS[ground](fill)}<g transform="translate(0 -4)">${mark}</g>
  <rect x="57" y="153" width="86" height="31" rx="15.5" fill="${CREAM}" stroke="${fill}" stroke-width="4"/>
  <text x="101.5" y="175.5" text-anchor="middle" font-size="19" font-weight="750" letter-spacing="3" fill="${INK}">DEMO</text>
</svg>`
}
