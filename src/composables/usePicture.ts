// A kept picture as an address an <img> can show; let go when the component goes.
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { useBadgesStore } from '../stores/badges.ts'

/** `getId` is watched: another id, another picture; none, undefined. */
export function usePicture(getId: () => string | undefined): Readonly<Ref<string | undefined>> {
  const badges = useBadgesStore()
  const address = ref<string>()
  let isGone = false

  function letGo(): void {
    if (address.value) URL.revokeObjectURL(address.value)
    address.value = undefined
  }
  watch(
    getId,
    async (id) => {
      const picture = id === undefined ? undefined : await badges.picture(id)
      // Meanwhile the component may have gone, or want another picture.
      if (isGone || id !== getId()) return
      letGo()
      if (picture) address.value = URL.createObjectURL(new Blob([picture.bytes], { type: picture.mediaType }))
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    isGone = true
    letGo()
  })
  return readonly(address)
}
