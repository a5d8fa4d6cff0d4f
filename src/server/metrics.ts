// What Prometheus reads: requests by route and status, durations, and how much is kept.

/** Upper bounds in seconds. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10] as const

interface Durations {
  counts: number[]
  sum: number
  count: number
}

export interface Metrics {
  /** Counts a request under its route's pattern, never under its path. */
  record(method: string, route: string, status: number, seconds: number): void
  /** The text format, with further gauges. */
  print(gauges: Record<string, number>): string
}

/** Counters of this process; they begin at zero with it, as Prometheus expects. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>()
  const durations = new Map<string, Durations>()
  return {
    record(method, route, status, seconds) {
      const labels = `method="${method}",route="${escape(route)}",status="${status}"`
      requests.set(labels, (requests.get(labels) ?? 0) + 1)
      const label = `route="${escape(route)}"`
      const known = durations.get(label) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 }
      BUCKETS.forEach((bound, index) => {
        if (seconds <= bound) known.counts[index] = (known.counts[index] ?? 0) + 1
      })
      durations.set(label, { counts: known.counts, sum: known.sum + seconds, count: known.count + 1 })
    },
    print(gauges) {
      return [
        '# TYPE besace_requests_total counter',
        ...[...requests].map(([labels, count]) => `besace_requests_total{${labels}} ${count}`),
        '# TYPE besace_request_seconds histogram',
        ...[...durations].flatMap(([label, times]) => printDurations(label, times)),
        ...Object.entries(gauges).flatMap(([name, value]) => [`# TYPE ${name} gauge`, `${name} ${value}`]),
        '',
      ].join('\n')
    },
  }
}

function printDurations(label: string, { counts, sum, count }: Durations): string[] {
  const name = 'besace_request_seconds'
  return [
    ...BUCKETS.map((bound, index) => `${name}_bucket{${label},le="${bound}"} ${counts[index] ?? 0}`),
    `${name}_bucket{${label},le="+Inf"} ${count}`,
    `${name}_sum{${label}} ${sum}`,
    `${name}_count{${label}} ${count}`,
  ]
}

function escape(label: string): string {
  return label.replace(/[\\"\n]/g, '_')
}
