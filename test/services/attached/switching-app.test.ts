import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { expect, onTestFinished, test } from 'vitest'
import type { News } from '../../../electron/contract/bridge/ipc.ts'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import { settingsFileName, settingsFileOptions } from '../../../electron/services/folder/settings-file.ts'
import { keyFileCiphers, keyFileName } from '../../../electron/services/secrets/key-file-cipher.ts'
import { forkTunnelHost } from '../../../electron/services/tunnel/fork-host.ts'
import { startEngine } from '../../../electron/start-engine.ts'
import { threadFiles, tunnelHostFile } from '../../../electron/thread-files.ts'
import { settle } from '../../fakes/clock.ts'
import { startApi, token } from '../api/api-kit.ts'
import { dataFolder } from '../doctor/engine-kit.ts'
import { failed } from './attached-kit.ts'

const entry = new URL('../../../electron/cli.ts', import.meta.url).href

/** The desktop as main.ts starts it, without Electron. */
async function startDesktop(dataDir = dataFolder()) {
  const shown: Notice[] = []
  const fatal: string[] = []
  const app = await startEngine(
    {
      ...{ dataDir, version: '0.0.0', runtime: 'test', where: 'desktop', sqliteBinding: null, port: 0 },
      openSettings: () => new Conf({ ...settingsFileOptions, cwd: dataDir, configName: settingsFileName }),
      ciphers: keyFileCiphers(join(dataDir, keyFileName)),
      threads: threadFiles(entry),
      spawnTunnelHost: () => forkTunnelHost(tunnelHostFile(entry)),
      async show(notice) {
        shown.push(notice)
        return 'shown'
      },
      ...{ openExternal: () => {}, writeClipboard: () => {}, onFatal: sentence => fatal.push(sentence) },
    },
    Promise.resolve(),
  )
  onTestFinished(() => app.stop())
  const news: News[] = []
  app.onNews(told => news.push(told))
  const state = async () => {
    const reply = await app.answers['app.state'](undefined)
    if (!reply.ok) throw new Error(reply.failure.sentence)
    return reply.value
  }
  /** The test's own limit ends a wait in vain. */
  const until = async (fits: (now: Awaited<ReturnType<typeof state>>) => boolean) => {
    for (let now = await state(); ; now = await state()) {
      if (fits(now)) return now
      await settle()
    }
  }
  return { app, dataDir, shown, fatal, news, until }
}

const isHere = ({
  engine,
}: {
  readonly engine: { readonly kind: string; readonly link?: { readonly kind: string } }
}) => engine.kind === 'remote' && engine.link?.kind === 'here'

test('changes to an engine elsewhere and back, in one run, and each answers in its time', async () => {
  const engine = await startApi()
  const { app, until, news, fatal } = await startDesktop()
  await app.answers['sources.add']({ kind: 'ussd-app', name: 'Mine', secret: 'x' })
  const input = { address: `http://127.0.0.1:${engine.port}`, name: 'Amina', token }
  expect(await app.answers['engine.attach'](input)).toEqual({ ok: true, value: null })
  const there = await until(isHere)
  await app.answers['engine.detach'](undefined)
  const back = await until(({ engine: shown, settings }) => shown.kind === 'own' && settings.sources.length > 0)
  const names = [there, back].map(({ settings }) => settings.sources.map(({ name }) => name))
  expect([names, fatal]).toEqual([[['Shop'], ['Mine']], []])
  expect(news.filter(({ kind }) => kind === 'all-anew').length).toBeGreaterThan(1)
})

test('a notice of the engine elsewhere is told once the window shows it', async () => {
  const engine = await startApi()
  const { app, until, shown } = await startDesktop()
  await app.answers['engine.attach']({ address: `http://127.0.0.1:${engine.port}`, name: 'Amina', token })
  await until(isHere)
  await engine.receive(failed('a'))
  while (shown.length === 0) await settle()
  expect(shown.map(({ status }) => status)).toEqual(['failed'])
})

test('changes nothing for an engine that does not take it', async () => {
  const engine = await startApi()
  const { app, dataDir } = await startDesktop()
  const input = { address: `http://127.0.0.1:${engine.port}`, name: 'Amina', token: 'wrong' }
  const refused = await app.answers['engine.attach'](input)
  expect(refused).toMatchObject({
    ok: false,
    failure: { sentence: expect.stringMatching(/does not accept the token/) },
  })
  expect(app.settings().engine).toEqual({ kind: 'own' })
  expect(readFileSync(join(dataDir, `${settingsFileName}.json`), 'utf8')).not.toContain('remote')
})

test('sends the token of one engine to no other', async () => {
  const engine = await startApi()
  const { app, until } = await startDesktop()
  await app.answers['engine.attach']({ address: `http://127.0.0.1:${engine.port}`, name: 'Amina', token })
  await until(isHere)
  const other = await app.answers['engine.test']({ address: 'http://localhost:9', name: 'Amina' })
  expect(other).toMatchObject({ ok: false, failure: { sentence: expect.stringMatching(/is not known here/) } })
})

test('begins with the engine elsewhere after a restart', async () => {
  const engine = await startApi()
  const first = await startDesktop()
  await first.app.answers['engine.attach']({ address: `http://127.0.0.1:${engine.port}`, name: 'Amina', token })
  await first.until(isHere)
  await first.app.stop()
  const second = await startDesktop(first.dataDir)
  expect((await second.until(isHere)).settings.sources.map(({ name }) => name)).toEqual(['Shop'])
})
