// What others can be told of this badge: its public address, the parts of every text, what LinkedIn asks.
import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { linkedInFields, type LinkedInFields } from '../../../domain/sharing/spread/linkedInFields.ts'
import type { Post } from '../../../domain/sharing/spread/postAddresses.ts'
import {
  publicAddressOf,
  type OwnPage,
  type PublicAddress,
} from '../../../domain/sharing/spread/publicAddress.ts'
import { yearMonthOf } from '../../../domain/sharing/spread/yearMonth.ts'
import { criteriaLines } from '../../../domain/sharing/texts/criteriaLines.ts'
import { kindOfAchievement } from '../../../domain/sharing/texts/kindOfAchievement.ts'
import { mailSubject, tellBadge } from '../../../domain/sharing/texts/tellBadge.ts'
import type { Told } from '../../../domain/sharing/texts/told.ts'
import { language } from '../../../i18n/setup.ts'
import type { KeptBadge } from '../../../stores/badges.ts'
import { useCollectionsStore } from '../../../stores/collections.ts'
import { useOwnPagesStore } from '../../../stores/ownPages.ts'
import { usePassportStore, type Evidence, type Reflection } from '../../../stores/passport.ts'
import { plainText } from '../../../stores/plainText.ts'
import { useSettingsStore } from '../../../stores/settings.ts'
import { editionsOf, preferredEdition } from '../../../domain/badge/editions.ts'

export interface Spread {
  address: ComputedRef<PublicAddress>
  /** The address, if there is one. */
  url: ComputedRef<string | undefined>
  /** Where a page with this badge can be prepared. */
  publishAt: ComputedRef<string>
  told: ComputedRef<Told>
  post: ComputedRef<Post>
  letter: ComputedRef<string>
  fields: ComputedRef<LinkedInFields>
  /** Under which the learner's number for this issuer is kept. */
  issuerKey: ComputedRef<string>
}

export function useSpread(getKept: () => KeptBadge): Spread {
  const settings = useSettingsStore()
  const collections = useCollectionsStore()
  const passport = usePassportStore()
  const ownPages = useOwnPagesStore()
  const pages = shallowRef<OwnPage[]>([])
  const evidence = shallowRef<Evidence[]>([])
  const reflection = shallowRef<Reflection>()

  watch(() => getKept().card.id, load, { immediate: true })

  async function load(id: string): Promise<void> {
    pages.value = []
    void settings.load()
    void ownPages.showing(id, getKept().original.bytes).then((found) => {
      if (id === getKept().card.id) pages.value = found
    })
    const [proofs, stories] = await Promise.all([passport.evidenceOf(id), passport.reflectionsOf(id)])
    if (id !== getKept().card.id) return
    // What cannot be read is left out of a text, as if it were not there.
    evidence.value = proofs.ok ? proofs.value : []
    reflection.value = stories.ok ? stories.value.at(-1) : undefined
  }

  const edition = computed(() => {
    const all = editionsOf(getKept().badge.achievement)
    return all[preferredEdition(all, language.value)]
  })
  const address = computed(() => publicAddressOf(getKept().badge, pages.value))
  const url = computed(() => (address.value.kind === 'none' ? undefined : address.value.url))
  const holder = computed(() =>
    collections.collections.find(({ entries }) =>
      entries.some(({ badgeId }) => badgeId === getKept().card.id),
    ),
  )
  const name = computed(() => edition.value?.name || getKept().card.name)
  const told = computed<Told>(() => {
    const { badge, card } = getKept()
    const { criteria = '', description = '' } = edition.value ?? {}
    return {
      name: name.value,
      kind: kindOfAchievement(badge.achievement.type),
      issuer: badge.issuer.name,
      issued: yearMonthOf(badge.issuedOn),
      expires: yearMonthOf(badge.expires),
      criteria: criteriaLines(plainText(criteria)),
      description: plainText(description),
      sentence: holder.value?.entries.find(({ badgeId }) => badgeId === card.id)?.sentence,
      learned: reflection.value?.learned,
      use: reflection.value?.use,
      develop: reflection.value?.develop,
      evidence: evidence.value.map(({ title }) => title),
      person: settings.settings.shownName,
      url: url.value,
    }
  })
  const issuerKey = computed(() => {
    const { id, url: site, name: issuer } = getKept().badge.issuer
    return id ?? site ?? issuer
  })

  return {
    address,
    url,
    publishAt: computed(() =>
      holder.value
        ? `/sharing/${holder.value.id}/publish`
        : `/sharing/new?badge=${encodeURIComponent(getKept().card.id)}`,
    ),
    told,
    post: computed(() => ({
      text: tellBadge('easy', language.value, told.value),
      subject: mailSubject(language.value, told.value),
      url: url.value,
    })),
    letter: computed(() => tellBadge('mail', language.value, told.value)),
    fields: computed(() =>
      linkedInFields(getKept().badge, {
        name: name.value,
        organizationId: settings.settings.linkedInNumbers[issuerKey.value],
        url: url.value,
      }),
    ),
    issuerKey,
  }
}
