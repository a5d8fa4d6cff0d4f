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

export interface Bench {
  name: string
  run(): Promise<BenchRow[]>
}
