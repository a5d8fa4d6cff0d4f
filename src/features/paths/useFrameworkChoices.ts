// Frameworks, areas and competences as choices of a list.
import { computed, ref, shallowRef, watch } from 'vue'
import { keyOf, type Framework } from '../../domain/competency/framework.ts'
import { frameworkIds, loadFramework, type FrameworkId } from '../../domain/competency/frameworks.ts'
import { language } from '../../i18n/setup.ts'

/** Without ESCO's long lists, and without scales that are no competences. */
const OFFERED = frameworkIds.filter((id) => id !== 'cefr')
const SHORT: Partial<Record<FrameworkId, string>> = {
  'digcomp-2.2': 'DigComp 2.2',
  'digcomp-3.0': 'DigComp 3.0',
  lifecomp: 'LifeComp',
  entrecomp: 'EntreComp',
  greencomp: 'GreenComp',
  'esco-transversal': 'ESCO',
  rectec: 'RECTEC',
  crcn: 'CRCN',
}

interface Chosen {
  key: string
  name: string
}

export function useFrameworkChoices(wholeArea: (name: string) => string, first?: string) {
  const id = ref<string>(OFFERED.find((one) => one === first) ?? 'digcomp-2.2')
  const framework = shallowRef<Framework>()
  const choice = ref('')
  watch(
    id,
    async (wanted) => {
      const loaded = await loadFramework(wanted as FrameworkId).catch(() => undefined)
      if (id.value !== wanted) return
      framework.value = loaded
      choice.value = options.value[0]?.value ?? ''
    },
    { immediate: true },
  )
  const itemsOf = (codes: (code: string) => boolean): Chosen[] =>
    (framework.value?.areas ?? []).flatMap((area) =>
      area.items
        .filter((item) => codes(item.code))
        .map((item) => ({ key: keyOf(id.value, item.code), name: item.name[language.value] })),
    )
  const options = computed(() =>
    (framework.value?.areas ?? []).flatMap((area) => [
      { value: `area ${area.code}`, label: wholeArea(area.name[language.value]) },
      ...area.items.map((item) => ({
        value: `item ${item.code}`,
        label: item.code.length < 8 ? `${item.code} ${item.name[language.value]}` : item.name[language.value],
      })),
    ]),
  )
  /** One competence, or all of an area. */
  function chosen(): Chosen[] {
    const [kind, ...rest] = choice.value.split(' ')
    const code = rest.join(' ')
    if (kind === 'item') return itemsOf((one) => one === code)
    const area = framework.value?.areas.find((one) => one.code === code)
    return itemsOf((one) => area?.items.some((item) => item.code === one) ?? false)
  }
  return {
    id,
    choice,
    options,
    chosen,
    frameworks: OFFERED.map((one) => ({ value: one, label: SHORT[one] ?? one })),
  }
}
