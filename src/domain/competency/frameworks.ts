// The shipped frameworks, each in a file of its own that is loaded when somebody looks at it.
import type { Framework, FrameworkSource } from './framework.ts'

/** In the order the map offers them; also who wins when two frameworks have an item of the same name. */
export const frameworkIds = [
  'digcomp-2.2',
  'lifecomp',
  'entrecomp',
  'greencomp',
  'esco-transversal',
  'rectec',
  'crcn',
  'digcomp-3.0',
  'cefr',
] as const
export type FrameworkId = (typeof frameworkIds)[number]

const files: Record<FrameworkId, () => Promise<{ default: unknown }>> = {
  'digcomp-2.2': () => import('./data/digcomp-2.2.json'),
  lifecomp: () => import('./data/lifecomp.json'),
  entrecomp: () => import('./data/entrecomp.json'),
  greencomp: () => import('./data/greencomp.json'),
  'esco-transversal': () => import('./data/esco-transversal.json'),
  rectec: () => import('./data/rectec.json'),
  crcn: () => import('./data/crcn.json'),
  'digcomp-3.0': () => import('./data/digcomp-3.0.json'),
  cefr: () => import('./data/cefr.json'),
}

/** Reads one framework; the file is fetched at the first call only. */
export async function loadFramework(id: FrameworkId): Promise<Framework> {
  return (await files[id]()).default as Framework
}

/** Reads them all, in the order of `frameworkIds`. */
export function loadFrameworks(): Promise<Framework[]> {
  return Promise.all(frameworkIds.map(loadFramework))
}

/** Who made the frameworks and under which licence: for the page that thanks them. */
export async function loadFrameworkSources(): Promise<FrameworkSource[]> {
  return (await import('./data/sources.json')).default as FrameworkSource[]
}
