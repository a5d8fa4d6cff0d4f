// A small issuer on loopback: serves whatever a test puts at a path, with or without CORS, and remembers who asked.
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface IssuerAnswer {
  status?: number
  type?: string
  body?: string | Uint8Array
  /** Where a redirect leads. */
  location?: string
  /** Whether browsers may read it directly; without, the relay has to help. */
  cors?: boolean
  /** `silent` takes the question and never answers; `endless` answers and never stops. */
  temper?: 'silent' | 'endless'
}

export interface LocalIssuer {
  origin: string
  /** `host:port`, for the host's ISSUER_HOSTS. */
  authority: string
  put(path: string, answer: IssuerAnswer): string
  /** Paths in the order they were asked for. */
  asked: string[]
  /** Nobody listens any more: connections are refused. */
  stop(): Promise<void>
  /** Listens again, at the same address. */
  start(): Promise<void>
  close(): Promise<void>
}

export async function startIssuer(): Promise<LocalIssuer> {
  const answers = new Map<string, IssuerAnswer>()
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://issuer').pathname
    asked.push(path)
    const answer = answers.get(path) ?? { status: 404, body: '{}' }
    if (answer.temper === 'silent') return
    if (answer.cors !== false) response.setHeader('Access-Control-Allow-Origin', '*')
    if (answer.location !== undefined) response.setHeader('Location', answer.location)
    response.setHeader('Content-Type', answer.type ?? 'application/json')
    response.writeHead(answer.status ?? 200)
    if (answer.temper === 'endless') talkOn(response)
    else response.end(answer.body ?? '{}')
  })
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const stop = async () => {
    if (!server.listening) return
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }

  await listen(0)
  const { port } = server.address() as AddressInfo
  const authority = `127.0.0.1:${port}`
  const origin = `http://${authority}`
  return {
    origin,
    authority,
    asked,
    put(path, answer) {
      answers.set(path, answer)
      return `${origin}${path}`
    },
    stop,
    start: () => listen(port),
    close: stop,
  }
}

/** Writes spaces, which JSON allows before anything, until nobody listens. */
function talkOn(response: ServerResponse): void {
  const spaces = ' '.repeat(64 * 1024)
  const write = () => {
    while (!response.destroyed && response.write(spaces));
  }
  response.on('drain', write)
  write()
}
