// A small issuer on loopback: serves whatever a test puts at a path, with or without CORS, and remembers who asked.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface IssuerAnswer {
  status?: number
  type?: string
  body: string | Uint8Array
  /** Whether browsers may read it directly; without, the relay has to help. */
  cors?: boolean
}

export interface LocalIssuer {
  origin: string
  /** `host:port`, for the host's ISSUER_HOSTS. */
  authority: string
  put(path: string, answer: IssuerAnswer): string
  /** Paths in the order they were asked for. */
  asked: string[]
  close(): Promise<void>
}

export async function startIssuer(): Promise<LocalIssuer> {
  const answers = new Map<string, IssuerAnswer>()
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://issuer').pathname
    asked.push(path)
    const answer = answers.get(path)
    if (answer?.cors !== false) response.setHeader('Access-Control-Allow-Origin', '*')
    response.setHeader('Content-Type', answer?.type ?? 'application/json')
    response.writeHead(answer ? (answer.status ?? 200) : 404)
    response.end(answer?.body ?? '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
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
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
