// Many callers, few questions: what is asked while others are under way goes together into the next one.

/**
 * A function of one key over a function of many. A question is only ever joined before it is sent, so an answer is
 * never older than its caller's asking.
 */
export function batched<Value>(
  ask: (keys: string[]) => ReadonlyMap<string, Value> | Promise<ReadonlyMap<string, Value>>,
  { atOnce, most }: { atOnce: number; most: number },
): (key: string) => Promise<Value | undefined> {
  interface Caller {
    key: string
    resolve(value: Value | undefined): void
    reject(error: unknown): void
  }
  let waiting: Caller[] = []
  let underWay = 0
  let isPlanned = false

  function plan(): void {
    if (isPlanned || underWay >= atOnce || waiting.length === 0) return
    isPlanned = true
    // What else came with the same turn of the event loop joins.
    setImmediate(() => {
      isPlanned = false
      void send()
    })
  }

  async function send(): Promise<void> {
    const callers = waiting.slice(0, most)
    waiting = waiting.slice(most)
    underWay += 1
    plan()
    try {
      const values = await ask([...new Set(callers.map(({ key }) => key))])
      for (const { key, resolve } of callers) resolve(values.get(key))
    } catch (error) {
      for (const { reject } of callers) reject(error)
    } finally {
      underWay -= 1
      plan()
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      plan()
    })
}
