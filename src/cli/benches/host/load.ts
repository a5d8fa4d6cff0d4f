// Asks a server over kept connections, as fast as it answers or at a given rate, and says how long the answers took.
import { connect, type Socket } from 'node:net'

export interface LoadOptions {
  port: number
  /** The path of the next request. */
  path(): string
  headers?: Record<string, string>
  connections: number
  seconds: number
  /** Requests a second; without it, each connection asks again as soon as it was answered. */
  perSecond?: number
}

export interface Load {
  perSecond: number
  /** Milliseconds. At a given rate they count from the moment the request was due, so that waiting in line shows. */
  p50: number
  p99: number
  /** Answers by status; `0` are connections that ended in the middle. */
  statuses: Record<number, number>
}

/** One connection: a request at a time. */
interface Line {
  ask(path: string): Promise<number>
  close(): void
}

/** Loads a server of this machine. */
export async function load(options: LoadOptions): Promise<Load> {
  const { connections, seconds, perSecond, path } = options
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(options)))
  const times: number[] = []
  const statuses: Record<number, number> = {}
  const begin = performance.now()
  const end = begin + seconds * 1000
  let count = 0

  const due = () => (perSecond === undefined ? performance.now() : begin + (count++ / perSecond) * 1000)
  await Promise.all(
    lines.map(async (line) => {
      for (let at = due(); at < end; at = due()) {
        const early = at - performance.now()
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
        const status = await line.ask(path())
        statuses[status] = (statuses[status] ?? 0) + 1
        times.push(performance.now() - at)
      }
    }),
  )
  const took = (performance.now() - begin) / 1000
  for (const line of lines) line.close()
  const sorted = Float64Array.from(times).sort()
  const quantile = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { perSecond: times.length / took, p50: quantile(0.5), p99: quantile(0.99), statuses }
}

async function openLine({ port, headers = {} }: LoadOptions): Promise<Line> {
  const rest = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const tail = ` HTTP/1.1\r\n${rest.join('\r\n')}\r\n\r\n`
  let socket = await dial(port)
  return {
    async ask(path) {
      if (socket.destroyed) socket = await dial(port)
      return exchange(socket, `GET ${path}${tail}`)
    },
    close: () => socket.destroy(),
  }
}

function dial(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    socket.once('connect', () => {
      socket.off('error', reject)
      socket.on('error', () => undefined) // Seen as the end of the answer.
      resolve(socket)
    })
    socket.once('error', reject)
  })
}

/** Sends a request and reads its answer to the end; the status, 0 when there was no end. */
function exchange(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve) => {
    let status = 0
    let missing = -1
    let head: Buffer = Buffer.alloc(0)
    const done = (result: number) => {
      socket.off('data', onData)
      socket.off('close', onClose)
      resolve(result)
    }
    const onClose = () => done(0)
    const onData = (chunk: Buffer) => {
      let body = chunk
      if (missing < 0) {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const text = head.toString('latin1', 0, end)
        status = Number(text.slice(9, 12))
        missing = Number(/\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0)
        body = head.subarray(end + 4)
      }
      missing -= body.length
      if (missing <= 0) done(status)
    }
    socket.on('data', onData)
    socket.once('close', onClose)
    socket.write(request)
  })
}
