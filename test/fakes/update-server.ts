import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Feed } from '../../electron/services/updates/signed-feed.ts'
import { feedName, signFeed } from '../../packaging/feeds.ts'

export type Answerer = (response: ServerResponse) => void

export interface UpdateServer {
  /** Of the feeds. */
  readonly url: string
  readonly port: number
  /** What was asked for, as the request line had it: a whole address where a proxy is asked. */
  readonly asked: readonly string[]
  publish(feed: Feed, keys: readonly KeyObject[]): void
  /** What lies at a path, or how it is answered. */
  put(path: string, answer: Buffer | string | Answerer): void
  stop(): Promise<void>
}

/** A server of releases, which is also a proxy for one: it answers whole addresses by their path alone. */
export const startUpdateServer = async (): Promise<UpdateServer> => {
  const answers = new Map<string, Buffer | string | Answerer>()
  const asked: string[] = []
  const server = createServer((request, response) => {
    const target = request.url ?? ''
    asked.push(target)
    const answer = answers.get(new URL(target, 'http://127.0.0.1').pathname)
    if (answer === undefined) response.writeHead(404).end()
    else if (typeof answer === 'function') answer(response)
    else response.end(answer)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // A TCP server has one.
  return {
    url: `http://127.0.0.1:${port}/feeds/`,
    port,
    asked,
    publish: (feed, keys) => void answers.set(`/feeds/${feedName(feed)}`, signFeed(feed, keys)),
    put: (path, answer) => void answers.set(path, answer),
    stop: () =>
      new Promise(done => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

export const newKeys = () => generateKeyPairSync('ed25519')

/** As a release and an app name a public key. */
export const spkiOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64')

export const sha512Of = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64')

/** A release that every Linux x64 on the stable channel is offered. */
export const aFeed = (change: Partial<Feed> = {}): Feed => ({
  channel: 'stable',
  platform: 'linux',
  arch: 'x64',
  version: '0.2.0',
  releasedAt: '2026-12-01T09:00:00.000Z',
  notes: 'Faster search.',
  offeredTo: 100,
  files: [],
  ...change,
})
