// What may go wrong with the store of a device.

/** What may go wrong with the store of a device; anything else is a bug and is thrown. */
export type StorageFault = {
  code:
    | 'storage.full'
    | 'storage.connection-lost'
    | 'storage.unavailable'
    | 'storage.other-tab'
    | 'storage.not-found'
}
