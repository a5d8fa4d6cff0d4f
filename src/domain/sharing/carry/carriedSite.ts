// A page that no host shows: what is different about it.

/** `file`: in a file or on the learner's own web space; `link`: in a link; `locked`: opened with its password. */
export interface CarriedSite {
  kind: 'file' | 'link' | 'locked'
  /** Address of a checker that takes any badge; unknown when the page was made without a host. */
  check?: string | undefined
}
