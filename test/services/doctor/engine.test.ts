import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { News } from '../../../electron/contract/bridge/ipc.ts'
import type { Health } from '../../../electron/contract/health.ts'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import { firstBroken } from '../../../electron/core/health/diagnose.ts'
import { delivery, post } from '../../cli/cli-kit.ts'
import { addShop, ask, dataFolder, healthUntil, linkOf, secret, startEngine } from './engine-kit.ts'

const broken = { state: 'broken' }

describe('the doctor of a running engine', () => {
  it('finds nothing broken in a new one, and blames nothing that is not there', async () => {
    const app = await startEngine(dataFolder())
    const health = await healthUntil(app, found => linkOf(found, 'receiver')?.state === 'good')
    expect(health.broken).toBeNull()
  })

  it('sees a practice organization registered and its deliveries proven, also when it looks afresh', async () => {
    const app = await startEngine(dataFolder())
    await app.beginPractice()
    const isProven = ({ links }: Health) =>
      links.filter(({ name }) => name === 'authenticity').every(({ state }) => state === 'good')
    await healthUntil(app, found => linkOf(found, 'registration')?.state === 'good')
    await app.answers['practice.play'](undefined)
    await healthUntil(app, isProven)
    const afresh = await ask(app, true)
    expect([linkOf(afresh, 'registration')?.state, linkOf(afresh, 'tunnel')?.state, afresh.broken]).toEqual([
      'good',
      'unused',
      null,
    ])
  })

  it('names the receiver while its port is taken, and sees that it is free', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await once(squatter, 'listening')
    const { port } = squatter.address() as AddressInfo
    const app = await startEngine(dataFolder(), { port })
    const health = await healthUntil(app, found => found.broken !== null)
    squatter.close()
    app.kick()
    const after = await healthUntil(app, found => found.broken === null && linkOf(found, 'receiver')?.state === 'good')
    expect([firstBroken(health.links)?.code, after.broken]).toEqual(['port-taken', null])
  })

  it('names the proof of the app while its secret is wrong, until the right one is given', async () => {
    const app = await startEngine(dataFolder())
    const hook = await addShop(app)
    const status = await post(hook, delivery({}, 'another secret'))
    const during = await ask(app)
    const [shop] = app.settings().sources
    await app.answers['sources.rotate']({ id: shop?.id ?? '', secret: 'another secret' })
    const given = await ask(app)
    await post(hook, delivery({}, 'another secret'))
    const after = await ask(app)
    expect([status, during, given.broken, linkOf(after, 'authenticity')]).toMatchObject([
      401,
      { broken: 'authenticity', links: expect.arrayContaining([expect.objectContaining({ code: 'wrong-secret' })]) },
      null,
      { state: 'good', lastGoodAt: expect.any(String) },
    ])
  })

  it('names the database while deliveries cannot be kept, and sees that it is over', async () => {
    const dataDir = dataFolder()
    const app = await startEngine(dataDir)
    const hook = await addShop(app)
    const other = new Sqlite(join(dataDir, 'store', 'journal.db'))
    onTestFinished(() => {
      other.close()
    })
    other.exec('BEGIN IMMEDIATE')
    const status = await post(hook, delivery({}, secret))
    const during = await ask(app)
    other.exec('ROLLBACK')
    const after = await ask(app)
    expect([status, firstBroken(during.links), after.broken]).toMatchObject([
      503,
      { name: 'database', code: 'database-locked' },
      null,
    ])
  })

  it('finds that the database cannot be written although nothing came, when it looks afresh', async () => {
    const dataDir = dataFolder()
    const app = await startEngine(dataDir)
    const other = new Sqlite(join(dataDir, 'store', 'journal.db'))
    onTestFinished(() => {
      other.close()
    })
    other.exec('BEGIN IMMEDIATE')
    const [asKnown, afresh] = [await ask(app), await ask(app, true)]
    expect([linkOf(asKnown, 'database')?.state, linkOf(afresh, 'database')]).toMatchObject(['good', broken])
  })

  it('names the database when the store is closed under it', async () => {
    const app = await startEngine(dataFolder())
    await app.store.close()
    expect(linkOf(await ask(app), 'database')).toMatchObject({ ...broken, code: 'database-io' })
  })

  it('says that nobody is told of failures when that is turned off', async () => {
    const app = await startEngine(dataFolder())
    await addShop(app)
    const { notifications } = app.settings()
    await app.answers['notifications.set']({ ...notifications, failed: false })
    expect(firstBroken((await ask(app)).links)).toMatchObject({ name: 'rules', code: 'failures-off' })
  })

  it('tells the window of a break by itself', async () => {
    const app = await startEngine(dataFolder())
    const hook = await addShop(app)
    const heard = new Promise<News>(resolve => {
      app.onNews(news => {
        if (news.kind === 'health' && news.health.broken !== null) resolve(news)
      })
    })
    await post(hook, delivery({}, 'another secret'))
    expect(await heard).toMatchObject({ kind: 'health', health: { broken: 'authenticity' } })
  })

  it('remembers over a restart when a link was last seen to hold, and since when another is broken', async () => {
    const dataDir = dataFolder()
    const first = await startEngine(dataDir)
    const hook = await addShop(first)
    await post(hook, delivery())
    await first.answers['notifications.set']({ ...first.settings().notifications, failed: false })
    const before = await ask(first)
    await first.stop()
    const second = await startEngine(dataDir)
    const after = await healthUntil(second, health => linkOf(health, 'authenticity')?.state === 'good')
    expect([linkOf(after, 'authenticity')?.lastGoodAt, linkOf(after, 'rules')]).toMatchObject([
      linkOf(before, 'authenticity')?.lastGoodAt,
      { since: firstBroken(before.links)?.since },
    ])
  })

  it('keeps no secret, no address and no text of Hover in what it remembers', async () => {
    const dataDir = dataFolder()
    const app = await startEngine(dataDir)
    const hook = await addShop(app)
    await post(hook, delivery())
    await ask(app)
    await app.stop()
    const kept = readFileSync(join(dataDir, 'health.json'), 'utf8')
    expect([secret, new URL(hook).pathname].filter(text => kept.includes(text))).toEqual([])
  })
})

/** Not long ago and not in a test run: people are told of it by itself. */
const failedNow = () => delivery({ environment: 'normal', updated_at: new Date().toISOString() })

describe('a desktop without a notification service', () => {
  function desktop() {
    const shown: Notice[] = []
    let isThere = false
    return {
      shown,
      comeBack: () => {
        isThere = true
      },
      host: {
        askNoticeServer: async () => (isThere ? ('present' as const) : ('absent' as const)),
        async show(notice: Notice) {
          if (!isThere) return 'no-server' as const
          shown.push(notice)
          return 'shown' as const
        },
      },
    }
  }

  it('is named, with how many notices wait', async () => {
    const { host } = desktop()
    const app = await startEngine(dataFolder(), host)
    const hook = await addShop(app)
    await post(hook, failedNow())
    const health = await healthUntil(app, found => found.broken !== null && /one notice/.test(JSON.stringify(found)))
    expect(firstBroken(health.links)).toMatchObject({ name: 'notifications', code: 'no-notification-service' })
  })

  it('shows what waited as soon as somebody finds that it is back, once', async () => {
    const { host, shown, comeBack } = desktop()
    const app = await startEngine(dataFolder(), host)
    const hook = await addShop(app)
    await post(hook, failedNow())
    await healthUntil(app, found => /one notice/.test(JSON.stringify(found)))
    comeBack()
    await ask(app, true)
    await healthUntil(app, found => found.broken === null && shown.length > 0)
    await ask(app, true)
    expect(shown.map(({ topic }) => topic)).toEqual(['status'])
  })

  it('shows it after a restart when it came back in between', async () => {
    const dataDir = dataFolder()
    const { host, shown, comeBack } = desktop()
    const first = await startEngine(dataDir, host)
    const hook = await addShop(first)
    await post(hook, failedNow())
    await healthUntil(first, found => /one notice/.test(JSON.stringify(found)))
    await first.stop()
    comeBack()
    const second = await startEngine(dataDir, host)
    await healthUntil(second, () => shown.length > 0)
    await second.stop()
    expect(shown.map(({ topic }) => topic)).toEqual(['status'])
  })
})
