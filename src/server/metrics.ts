// What Prometheus reads: requests by route and status, durations, and how much is kept.

/** Upper bounds in seconds. */
const BUCKETS = [0.005, 0.02, 0.1, 0.5, 2, 10] as const

interface Durations {
  counts: number[]
  sum: number
  count: number
}

/** Counts of one method, route and status; the durations are its route's. */
interface Line {
  labels: string
  count: number
  durations: Durations
}

export interface Metrics {
  /** Counts a request under its route's pattern, never under its path. */
  record(method: string, route: string, status: number, seconds: number): void
  /** The text format, with further gauges. */
  print(gauges: Record<string, number>): string
}

/** Counters of this process; they begin at zero with it, as Prometheus expects. */
export function createMetrics(): Metrics {
  const lines = new Map<string, Line>()
  const durations = new Map<string, Durations>()

  function lineOf(method: string, route: string, status: number): Line {
    const key = `${method} ${status} ${route}`
    const known = lines.get(key)
    if (known !== undefined) return known
    const label = `route="${escape(route)}"`
    const times = durations.get(label) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 }
    durations.set(label, times)
    const line = { labels: `method="${method}",${label},status="${status}"`, count: 0, durations: times }
    lines.set(key, line)
    return line
  }

  return {
    record(method, route, status, seconds) {
      const line = lineOf(method, route, status)
      line.count += 1
      const { counts } = line.durations
      for (let index = BUCKETS.length - 1; index >= 0 && seconds <= BUCKETS[index]!; index -= 1)
        counts[index] = (counts[index] ?? 0) + 1
      line.durations.sum += seconds
      line.durations.count += 1
    },
    print(gauges) {
      return [
        '# TYPE besace_requests_total counter',
        ...[...lines.values()].map(({ labels, count }) => `besace_requests_total{${labels}} ${count}`),
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
