import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AskFeed, createAskFeed } from '../../../electron/services/updates/ask-feed.ts'
import { aFeed, newKeys, startUpdateServer, type UpdateServer } from '../../fakes/update-server.ts'

const { publicKey, privateKey } = newKeys()
const path = '/feeds/stable-linux-x64.json'
let server: UpdateServer
let askAt: (url: string) => AskFeed

beforeEach(async () => {
  server = await startUpdateServer()
  askAt = url =>
    createAskFeed({
      source: { feeds: new URL(url), page: 'https://example.test/', keys: [publicKey] },
      target: { platform: 'linux', arch: 'x64' },
      fetch: globalThis.fetch,
    })
})
afterEach(() => server.stop())

const ask = (signal = new AbortController().signal) => askAt(server.url)('stable', signal)

describe('asking what the newest release is', () => {
  it('brings the feed of this channel, system and processor, and where it lay', async () => {
    server.publish(aFeed(), [privateKey])
    expect(await ask()).toEqual({ ok: true, feed: aFeed(), url: new URL(`http://127.0.0.1:${server.port}${path}`) })
  })

  it('sends nothing that tells one installation from another', async () => {
    server.publish(aFeed(), [privateKey])
    await ask()
    expect(server.asked).toEqual([path])
  })

  it('does not believe a stranger', async () => {
    server.publish(aFeed(), [newKeys().privateKey])
    expect(await ask()).toEqual({ ok: false, problem: 'forged' })
  })

  it('says so when there is nothing', async () => {
    expect(await ask()).toEqual({ ok: false, problem: 'unreachable' })
  })

  it('cannot read the page of a hotel that wants a sign-in', async () => {
    server.put(path, '<html>Welcome</html>')
    expect(await ask()).toEqual({ ok: false, problem: 'unreadable' })
  })

  it('reads no answer without end', async () => {
    server.put(path, response => {
      const pour = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', pour)
      }
      pour()
    })
    expect(await ask()).toEqual({ ok: false, problem: 'unreadable' })
  })

  it('takes half an answer for none', async () => {
    server.put(path, response => {
      response.writeHead(200, { 'content-length': '1000' }).write('{')
      response.socket?.destroy()
    })
    expect(await ask()).toEqual({ ok: false, problem: 'unreachable' })
  })

  it('ends when it is told to', async () => {
    const ending = new AbortController()
    server.put(path, () => ending.abort())
    expect(await ask(ending.signal)).toEqual({ ok: false, problem: 'unreachable' })
  })

  it('finds nobody where nobody listens', async () => {
    await server.stop()
    expect(await ask()).toEqual({ ok: false, problem: 'unreachable' })
    server = await startUpdateServer()
  })
})
