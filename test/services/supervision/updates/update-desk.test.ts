import { describe, expect, it } from 'vitest'
import type { UpdateSettings, UpdateState } from '../../../../electron/contract/updates.ts'
import { createUpdateDesk, type UpdateDeps } from '../../../../electron/services/supervision/updates/update-desk.ts'
import type { FeedAnswer } from '../../../../electron/services/updates/ask-feed.ts'
import type { Fetched, Installer, UpdateFile } from '../../../../electron/services/updates/installer.ts'
import type { Feed } from '../../../../electron/services/updates/signed-feed.ts'
import { createFakeClock, settle } from '../../../fakes/clock.ts'
import { aFeed } from '../../../fakes/update-server.ts'

const url = new URL('https://example.test/feeds/stable-linux-x64.json')
const file = { kind: 'AppImage', url: '../v0.2.0/new.AppImage', sha512: 'x'.repeat(88), bytes: 100 } as const
const update = { version: '0.2.0', releasedAt: '2026-12-01T09:00:00.000Z', notes: 'Faster search.' }
const hour = 60 * 60_000

const answered = (change: Partial<Feed> = {}): FeedAnswer => ({
  ok: true,
  feed: aFeed({ files: [file], ...change }),
  url,
})

/** A desk of version 0.1.0 as an AppImage, on a clock that stands still. */
function scene(deps: Partial<UpdateDeps> = {}) {
  const clock = createFakeClock()
  const told: string[] = []
  const states: UpdateState[] = []
  const asked: string[] = []
  const fetches: UpdateFile[] = []
  let toldOf = ''
  let answer: FeedAnswer = answered()
  let settings: UpdateSettings = { channel: 'stable', automatic: true }
  let fetched: () => Promise<Fetched> = async () => ({ ok: true })
  const installer: Installer = {
    kind: 'AppImage',
    fetch(wanted) {
      fetches.push(wanted)
      return fetched()
    },
    install: async () => 'not-installed',
  }
  const desk = createUpdateDesk({
    ...{ clock, random: () => 0, installed: '0.1.0', settings: () => settings, log: () => {}, installer },
    async ask(channel) {
      asked.push(channel)
      return answer
    },
    memory: {
      place: () => 50,
      wasToldOf: version => version === toldOf,
      noteToldOf(version) {
        toldOf = version
      },
    },
    onChange: state => states.push(state),
    tell: ({ version }) => told.push(version),
    ...deps,
  })
  return {
    ...{ clock, desk, told, states, asked, fetches, installer },
    set(change: { answer?: FeedAnswer; settings?: UpdateSettings; fetched?: () => Promise<Fetched> }) {
      answer = change.answer ?? answer
      settings = change.settings ?? settings
      fetched = change.fetched ?? fetched
    },
  }
}

describe('looking for a newer version', () => {
  it('offers it, tells of it, and fetches nothing', async () => {
    const { desk, told, fetches } = scene()
    expect(await desk.check()).toEqual({ kind: 'available', update, way: 'in-app' })
    expect([told, fetches]).toEqual([['0.2.0'], []])
  })

  it('tells of a version once, however often it is found', async () => {
    const { desk, told } = scene()
    await desk.check()
    await desk.check()
    expect(told).toEqual(['0.2.0'])
  })

  it.each([
    ['the same version', { version: '0.1.0' }],
    ['an older version, by our own signature', { version: '0.0.9' }],
    ['a version that is offered to fewer than reach here', { offeredTo: 50 }],
  ])('offers and tells nothing of %s', async (_, change) => {
    const { desk, told, set } = scene()
    set({ answer: answered(change) })
    expect([(await desk.check()).kind, told]).toEqual(['current', []])
  })

  it.each(['forged', 'unreachable', 'unreadable'] as const)('says what is wrong: %s', async problem => {
    const { desk, set } = scene()
    set({ answer: { ok: false, problem } })
    expect(await desk.check()).toEqual({ kind: 'failed', problem, update: null })
  })

  it('leaves installing to a person where the release has no package of this kind', async () => {
    const { desk, set } = scene()
    set({ answer: answered({ files: [{ ...file, kind: 'nsis' }] }) })
    expect(await desk.check()).toMatchObject({ kind: 'available', way: 'by-hand' })
  })

  it('leaves installing to a person where a package manager owns the files', async () => {
    const { desk } = scene({ installer: null })
    await desk.check()
    expect(await desk.download()).toMatchObject({ kind: 'available', way: 'by-hand' })
  })

  it('asks nobody in a build that was not released', async () => {
    const { desk, clock } = scene({ ask: null })
    expect([await desk.check(), clock.waits()]).toEqual([{ kind: 'unsupported' }, []])
  })

  it('gives up on an answer that never comes', async () => {
    const { desk, clock } = scene({
      ask: (_, signal) =>
        new Promise(resolve =>
          signal.addEventListener('abort', () => resolve({ ok: false, problem: 'unreachable' }), { once: true }),
        ),
    })
    const check = desk.check()
    await clock.advance(30_000)
    expect(await check).toMatchObject({ kind: 'failed', problem: 'unreachable' })
  })
})

describe('asking by itself', () => {
  it('happens a while after the start, and then once a day', async () => {
    const { clock, asked, set } = scene()
    set({ answer: answered({ version: '0.1.0' }) })
    await clock.advance(59_000)
    const early = asked.length
    await clock.advance(48 * hour)
    expect([early, asked.length]).toEqual([0, 2])
  })

  it('comes sooner after a failure', async () => {
    const { clock, asked, set } = scene()
    set({ answer: { ok: false, problem: 'unreachable' } })
    await clock.advance(60_000 + hour)
    expect(asked.length).toBe(2)
  })

  it('does not happen when nobody wants it', async () => {
    const { clock, asked, desk, set } = scene()
    set({ settings: { channel: 'stable', automatic: false } })
    desk.renew()
    await clock.advance(48 * hour)
    expect(asked).toEqual([])
  })

  it('ends with the engine', async () => {
    const { clock, asked, desk } = scene()
    desk.stop()
    await clock.advance(48 * hour)
    expect(asked).toEqual([])
  })

  it('asks anew on another channel, and withdraws what the one before offered', async () => {
    const { clock, asked, desk, set } = scene()
    await desk.check()
    set({ settings: { channel: 'beta', automatic: true } })
    desk.renew()
    const between = desk.state()
    await clock.advance(0)
    expect([between, asked]).toEqual([{ kind: 'current', checkedAt: null }, ['stable', 'beta']])
  })
})

describe('getting the newer version', () => {
  it('fetches the file of the proven feed, beside where the feed lay', async () => {
    const { desk, fetches } = scene()
    await desk.check()
    await desk.download()
    expect(fetches).toEqual([
      { ...file, version: '0.2.0', address: new URL('https://example.test/v0.2.0/new.AppImage') },
    ])
  })

  it('is ready, and installs nothing by itself', async () => {
    const installs: string[] = []
    const install = async () => {
      installs.push('asked')
      return 'not-installed' as const
    }
    const { desk } = scene({ installer: { ...scene().installer, install } })
    await desk.check()
    expect([await desk.download(), installs]).toEqual([{ kind: 'ready', update }, []])
  })

  it('does nothing before something was offered', async () => {
    const { desk, fetches } = scene()
    expect([(await desk.download()).kind, (await desk.install()).kind, fetches]).toEqual(['current', 'current', []])
  })

  it('installs nothing that was not proven', async () => {
    const { desk, set } = scene()
    set({ fetched: async () => ({ ok: false, problem: 'damaged' }) })
    await desk.check()
    await desk.download()
    expect(await desk.install()).toEqual({ kind: 'failed', problem: 'damaged', update })
  })

  it('can be tried again after it failed', async () => {
    const { desk, set } = scene()
    set({ fetched: async () => ({ ok: false, problem: 'cut-off' }) })
    await desk.check()
    await desk.download()
    set({ fetched: async () => ({ ok: true }) })
    expect((await desk.download()).kind).toBe('ready')
  })

  it('gives up on a download that stands still', async () => {
    const base = scene().installer
    const { desk, clock } = scene({
      installer: {
        ...base,
        fetch: (_, { signal }) =>
          new Promise(resolve =>
            signal.addEventListener('abort', () => resolve({ ok: false, problem: 'cut-off' }), { once: true }),
          ),
      },
    })
    await desk.check()
    const download = desk.download()
    await clock.advance(60_000)
    expect(await download).toMatchObject({ kind: 'failed', problem: 'cut-off' })
  })

  it('lets a slow download go on as long as it goes on', async () => {
    let report = (_: number): void => {}
    let end = (_: Fetched): void => {}
    const { desk, clock } = scene({
      installer: {
        ...scene().installer,
        fetch(_, { onProgress }) {
          report = onProgress
          return new Promise(resolve => {
            end = resolve
          })
        },
      },
    })
    await desk.check()
    const download = desk.download()
    for (const fraction of [0.25, 0.5, 0.75]) {
      await clock.advance(59_000)
      report(fraction)
    }
    expect(desk.state()).toMatchObject({ kind: 'downloading', fraction: 0.75 })
    end({ ok: true })
    expect((await download).kind).toBe('ready')
  })

  it('is one download, however often it is pressed', async () => {
    const { desk, fetches } = scene()
    await desk.check()
    await Promise.all([desk.download(), desk.download(), desk.check()])
    await settle()
    expect(fetches.length).toBe(1)
  })

  it('stays ready when somebody asks again', async () => {
    const { desk } = scene()
    await desk.check()
    await desk.download()
    expect((await desk.check()).kind).toBe('ready')
  })

  it('says so when it could not be put in place', async () => {
    const { desk } = scene()
    await desk.check()
    await desk.download()
    expect(await desk.install()).toEqual({ kind: 'failed', problem: 'not-installed', update })
  })
})
