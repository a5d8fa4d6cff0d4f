// The colours by which a theme is known, as its pages show them by day; data only.
import type { ShareTheme } from '../../../domain/sharing/sharedBlock.ts'

interface Swatch {
  paper: string
  /** The head of the page. */
  top: string
  title: string
  sheet: string
  accent: string
  ink: string
}

export const THEME_SWATCHES: Record<ShareTheme, Swatch> = {
  paper: {
    paper: '#eae2d4',
    top: '#fcf9f2',
    title: '#142935',
    sheet: '#fffefb',
    accent: '#005b6d',
    ink: '#142935',
  },
  petrol: {
    paper: '#c9dfe2',
    top: '#00434f',
    title: '#f4fbfa',
    sheet: '#fff',
    accent: '#005b6d',
    ink: '#142935',
  },
  saffron: {
    paper: '#f0d5ae',
    top: '#fdd9a0',
    title: '#2b1c11',
    sheet: '#fffdf9',
    accent: '#8f4310',
    ink: '#2b1c11',
  },
  night: {
    paper: '#060812',
    top: '#1b2558',
    title: '#eff2fc',
    sheet: '#151c36',
    accent: '#b3c1ff',
    ink: '#eff2fc',
  },
  plain: { paper: '#fff', top: '#fff', title: '#111', sheet: '#f3f3f3', accent: '#063f86', ink: '#111' },
}
