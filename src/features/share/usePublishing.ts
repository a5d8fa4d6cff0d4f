// A page on its way to the public: the choices, the page they make, and the one step that sends it.
import { computed, onScopeDispose, reactive, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useBusy } from '../../composables/useBusy.ts'
import { ok, type Fault, type Result } from '../../domain/result.ts'
import {
  useSharesStore,
  type PreparedShare,
  type PublishedShare,
  type ShareChoices,
} from '../../stores/shares.ts'
import { isFitPassword } from '../../domain/sharing/carry/pagePassword.ts'
import { addPreview } from './addPreview.ts'
import { dropDraft, readDraft, writeDraft } from './keepDraft.ts'
import { publishedChoices, rememberPublished, type PublishChoices } from './publishedChoices.ts'
import { standingOf, type CollectionStanding } from './shareStanding.ts'

export interface Publishing {
  choices: PublishChoices
  known: ComputedRef<CollectionStanding>
  prepared: Readonly<Ref<PreparedShare | undefined>>
  /** Why the page could not be prepared. */
  fault: Readonly<Ref<Fault | undefined>>
  isSending: Readonly<Ref<boolean>>
  /** The public page, once the host has confirmed it. */
  done: Readonly<Ref<PublishedShare | undefined>>
  /** Why it was not published. */
  refusal: Readonly<Ref<Fault | undefined>>
  send(): Promise<void>
  again(): void
}

interface Options {
  collectionId: string
  shownName: string
  language: 'fr' | 'en'
  delay?: number
}

const PREPARE_DELAY = 300

export function usePublishing(options: Options): Publishing {
  const shares = useSharesStore()
  const { isBusy, run } = useBusy()
  const draftKey = `publish.${options.collectionId}`
  const known = computed(() => standingOf(options.collectionId, shares))
  const choices = reactive(firstChoices())
  const prepared = shallowRef<PreparedShare>()
  const fault = ref<Fault>()
  const refusal = ref<Fault>()
  const done = ref<PublishedShare>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0

  /** What was typed before a reload, else what is public now, else everything closed. */
  function firstChoices(): PublishChoices {
    const { share } = known.value
    const before = readDraft<PublishChoices>(draftKey) ?? (share && publishedChoices(share.id))
    const closed = { name: options.shownName, isAnonymous: false, language: options.language, days: '182' }
    const password = share?.password ?? ''
    const access = password === '' ? ('link' as const) : ('password' as const)
    const opened = { withEvidence: [], withReflections: [], withParts: [] }
    return { ...closed, ...opened, access, password, ...before }
  }

  function shareChoices(): ShareChoices {
    const person = choices.isAnonymous ? '' : choices.name.trim()
    return {
      language: choices.language,
      ...(person !== '' && { person }),
      days: Number(choices.days),
      withEvidence: [...choices.withEvidence],
      withReflections: [...choices.withReflections],
      withParts: [...(choices.withParts ?? [])],
    }
  }

  async function prepare(): Promise<Result<PreparedShare>> {
    const mine = ++round
    const result = await shares.prepare(options.collectionId, shareChoices())
    const whole = result.ok ? ok(await addPreview(result.value)) : result
    // A later choice has overtaken this one.
    if (mine !== round) return whole
    prepared.value = whole.ok ? whole.value : undefined
    fault.value = whole.ok ? undefined : whole.error
    return whole
  }

  async function send(): Promise<void> {
    clearTimeout(timer)
    refusal.value = undefined
    await run(async () => {
      const password = choices.access === 'password' ? (choices.password ?? '') : undefined
      if (password !== undefined && !isFitPassword(password)) {
        refusal.value = { code: 'locked.password-weak' }
        return
      }
      const open = await prepare()
      if (!open.ok) return
      const page = password === undefined ? open.value : { ...open.value, password }
      const { standing, share } = known.value
      const sent =
        standing === 'public' && share
          ? await shares.change(share.id, page)
          : await shares.publish(options.collectionId, page)
      if (!sent.ok) {
        refusal.value = sent.error
        return
      }
      // The page that had ended leaves the list: another one took its place.
      if (standing === 'over' && share) await shares.takeDown(share.id)
      rememberPublished(sent.value.id, { ...choices })
      dropDraft(draftKey)
      done.value = sent.value
    })
  }

  function again(): void {
    done.value = undefined
    refusal.value = undefined
    void prepare()
  }

  watch(choices, () => {
    writeDraft(draftKey, choices)
    clearTimeout(timer)
    timer = setTimeout(() => void prepare(), options.delay ?? PREPARE_DELAY)
  })
  onScopeDispose(() => clearTimeout(timer))
  void prepare()

  return { choices, known, prepared, fault, isSending: isBusy, done, refusal, send, again }
}
