// A kept photo as an address an <img> can show; let go when its place goes.
import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'
import { usePassportStore } from '../../../stores/passport.ts'

export function useThumbnail(fileId: () => string | undefined): Readonly<Ref<string | undefined>> {
  const passport = usePassportStore()
  const address = ref<string>()
  let isGone = false

  function letGo(): void {
    if (address.value) URL.revokeObjectURL(address.value)
    address.value = undefined
  }

  watch(
    fileId,
    async (id) => {
      const file = id === undefined ? undefined : await passport.fileBytes(id)
      if (isGone || id !== fileId()) return
      letGo()
      if (file) address.value = URL.createObjectURL(new Blob([file.bytes], { type: file.mediaType }))
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    isGone = true
    letGo()
  })
  return readonly(address)
}
