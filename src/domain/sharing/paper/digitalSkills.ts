// Digital competence as recruiters know it: by the areas of DigComp, or of the French framework behind Pix.
import type { Cell } from '../../competency/aggregate.ts'
import { keyOf, type Language, type Step } from '../../competency/framework.ts'
import type { FrameworkIndex } from '../../competency/frameworkIndex.ts'

export interface DigitalSkills {
  framework: string
  areas: { name: string; step: Step }[]
}

/** The first is shown when two tell the same. */
const FRAMEWORKS = ['digcomp-2.2', 'crcn', 'digcomp-3.0']
const MOST_AREAS = 5

/** The highest step that was reached in each area; nothing when no badge speaks of any. */
export function digitalSkills(
  cells: ReadonlyMap<string, Cell>,
  index: FrameworkIndex,
  language: Language,
): DigitalSkills | undefined {
  const found = FRAMEWORKS.flatMap((id) => {
    const framework = index.framework(id)
    if (!framework) return []
    const areas = framework.areas.flatMap((area) => {
      const reached = area.items
        .map(({ code }) => cells.get(keyOf(id, code)))
        .filter((cell) => cell?.isReached === true)
      const step = Math.max(0, ...reached.map((cell) => cell!.step)) as Step
      return step === 0 ? [] : [{ name: area.name[language], step }]
    })
    return areas.length === 0 ? [] : [{ framework: framework.short[language], areas }]
  })
  const fullest = found.toSorted((one, other) => other.areas.length - one.areas.length)[0]
  return fullest && { ...fullest, areas: fullest.areas.slice(0, MOST_AREAS) }
}
