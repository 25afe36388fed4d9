import { createPrivateKey } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Bridge } from '../../electron/contract/bridge/ipc.ts'
import type { UpdateState } from '../../electron/contract/updates.ts'
import type { Feed } from '../../electron/services/updates/signed-feed.ts'
import { makeDataDir } from '../e2e/app-under-test.ts'
import { type Desktop, startDesktop } from '../e2e/desktop/desktop.ts'
import { aFeed, newKeys, sha512Of, startUpdateServer, type UpdateServer } from '../fakes/update-server.ts'
import { type InstalledApp, launchInstalled } from './installed-app.ts'
import { updateHost } from './make-package.ts'
import { reasonToSkip, unpackedFolder } from './package-under-test.ts'

type Step = 'updates.state' | 'updates.check' | 'updates.download' | 'updates.install'

const path = '/v0.2.0/hover-tray-0.2.0-linux-x86_64.AppImage'

/** Takes the place of the app, and leaves a mark that it ran. */
const newVersion = Buffer.from(`#!/bin/sh\nprintf started > "$(dirname "$0")/mark"\n${'# filling\n'.repeat(20_000)}`)
const file = { kind: 'AppImage', url: `..${path}`, sha512: sha512Of(newVersion), bytes: newVersion.length } as const

describe.skipIf(reasonToSkip() !== null)('the packaged app, as an AppImage behind a proxy', () => {
  const data = makeDataDir()
  const key = createPrivateKey(inject('updateKey'))
  let server: UpdateServer
  let desktop: Desktop
  let app: InstalledApp
  let place: string
  let appImage: string

  beforeAll(async () => {
    server = await startUpdateServer()
    desktop = await startDesktop({ keyring: false })
    place = join(desktop.env.HOME ?? '', 'apps')
    mkdirSync(place)
    appImage = join(place, 'Hover Tray.AppImage')
    writeFileSync(appImage, 'the old one', { mode: 0o755 })
    const env = { ...desktop.env, APPIMAGE: appImage }
    const args = ['--port=0', `--data-dir=${data.dataDir}`, `--proxy-server=http://127.0.0.1:${server.port}`]
    app = await launchInstalled(join(await unpackedFolder(), 'hover-tray'), { ...desktop, env }, args)
  })

  afterAll(async () => {
    await app?.quit()
    await desktop?.stop()
    await server?.stop()
    data.remove()
  })

  const ask = async (step: Step): Promise<UpdateState> => {
    const reply = await app.page.evaluate(
      question => (window as unknown as { app: Bridge }).app.ask(question, undefined),
      step,
    )
    if (!reply.ok) throw new Error(reply.failure.sentence)
    return reply.value
  }
  const offer = (change: Partial<Feed> = {}, by = key) => server.publish(aFeed({ files: [file], ...change }), [by])
  /** Offers the new version, and what comes when it is fetched. */
  const download = async (answer: Parameters<UpdateServer['put']>[1]): Promise<UpdateState> => {
    offer()
    server.put(path, answer)
    await ask('updates.check')
    return ask('updates.download')
  }
  /** Files that would be taken for a version that was fetched. */
  const fetched = (): readonly string[] => {
    const folder = join(desktop.env.HOME ?? '', '.cache/hover-tray-updater/pending')
    return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.AppImage')) : []
  }

  it('asks nobody before a person or the time says so', async () => {
    expect([await ask('updates.state'), server.asked]).toEqual([{ kind: 'current', checkedAt: null }, []])
  })

  it('reaches the server through the proxy', async () => {
    offer()
    await ask('updates.check')
    expect(server.asked).toEqual([`${updateHost}/feeds/stable-linux-x64.json`])
  })

  it('tells of a newer version on the desktop, and fetches nothing', async () => {
    await desktop.notifications.waitFor(({ summary }) => summary === 'Hover Tray 0.2.0 is available')
    expect(await ask('updates.state')).toMatchObject({ kind: 'available', way: 'in-app' })
    expect(server.asked.some(asked => asked.endsWith('.AppImage'))).toBe(false)
  })

  it.each([
    ['the same version', { version: '0.1.0' }],
    ['an older version', { version: '0.0.9' }],
    ['a version that is offered to nobody yet', { offeredTo: 0 }],
  ])('is offered nothing by %s', async (_, change) => {
    offer(change)
    expect((await ask('updates.check')).kind).toBe('current')
  })

  it('does not believe what its makers did not sign', async () => {
    offer({}, newKeys().privateKey)
    expect(await ask('updates.check')).toMatchObject({ kind: 'failed', problem: 'forged' })
  })

  it.each([
    ['another file of the same size', Buffer.alloc(newVersion.length, 'x'), 'damaged'],
    ['more than was signed', Buffer.concat([newVersion, newVersion]), 'damaged'],
    ['less than was signed', newVersion.subarray(0, 1000), 'damaged'],
  ] as const)('throws away %s', async (_, bytes, problem) => {
    expect(await download(bytes)).toMatchObject({ kind: 'failed', problem })
    expect(fetched()).toEqual([])
  })

  it('throws away a download that was cut off', async () => {
    const state = await download(response => {
      response.writeHead(200, { 'content-length': String(newVersion.length) })
      response.write(newVersion.subarray(0, 60_000), () => response.destroy())
    })
    expect([state, fetched()]).toMatchObject([{ kind: 'failed' }, []])
  })

  it('says so where the file is missing', async () => {
    const state = await download(response => void response.writeHead(404).end())
    expect([state, fetched()]).toMatchObject([{ kind: 'failed', problem: 'cut-off' }, []])
  })

  it('keeps the old version through all of this', () => {
    expect(readFileSync(appImage, 'utf8')).toBe('the old one')
  })

  it('fetches a good one, and leaves it to a person when it is installed', async () => {
    expect(await download(newVersion)).toMatchObject({ kind: 'ready' })
    expect(readFileSync(appImage, 'utf8')).toBe('the old one')
  })

  it('puts it in its place, starts it, and ends', async () => {
    await app.page.getByRole('button', { name: 'Settings' }).click()
    await app.page.getByRole('button', { name: 'Restart and install' }).click()
    await app.gone
    await expect.poll(() => existsSync(join(place, 'mark'))).toBe(true)
    expect(readFileSync(appImage)).toEqual(newVersion)
  })
})
