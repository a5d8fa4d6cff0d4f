// The shape of a benchmark: ours and a peer measured in the same run.

export interface BenchRow {
  name: string
  ours: number
  peer: number
  /** ours / peer */
  ratio: number
  unit: string
  note?: string
}

export interface BenchOptions {
  /** Short rounds, to see that it works: the figures say so. */
  brief: boolean
  /** With the parts that take many minutes. */
  soak: boolean
}

export interface Bench {
  name: string
  /** It takes long, or much of the disk: it runs when it is asked for by its name. */
  isOnlyByName?: boolean
  run(options: BenchOptions): Promise<BenchRow[]>
}
