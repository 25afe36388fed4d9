import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DataProgress } from '../../../electron/contract/bridge/data.ts'
import type { Reply } from '../../../electron/contract/bridge/ipc.ts'
import { retentionSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { createDataAnswers, type DataAnswering } from '../../../electron/services/answering/data-answers.ts'
import { createChosenWriter } from '../../../electron/services/own-data/chosen-writer.ts'
import { createDataWorker, type DataWorker } from '../../../electron/services/own-data/data-worker.ts'
import type { FileWish } from '../../../electron/services/own-data/host-files.ts'
import { readBackup } from '../../../electron/services/store/backup/read-backup.ts'
import { createHousehold, type Household } from '../household.ts'
import { openTestStore, placeOf, tempDir, ussdDelivery } from '../store/store-kit.ts'

const threadFile = new URL('../../../electron/services/own-data/data-work-thread.ts', import.meta.url)
const number = '0712345678'
const now = Date.parse('2026-07-01T00:00:00Z')

let house: Household
let worker: DataWorker
let dataDir: string
let target: string
let answers: DataAnswering
/** What the person says in the dialog. */
let choice: () => Promise<string | null>
let wishes: FileWish[]
let shown: string[]
/** How far the window was told that a file is. */
let told: (DataProgress | null)[]

beforeEach(async () => {
  house = await createHousehold()
  dataDir = tempDir()
  target = tempDir()
  const place = placeOf(join(dataDir, 'store'))
  const store = await openTestStore(place.dataDir)
  await store.append(ussdDelivery({ uuid: 'a', operator: 'MTN', message: `Sent to ${number}` }))
  await store.append(ussdDelivery({ uuid: 'b', status: 'succeeded' }))
  worker = createDataWorker({ threadFile, place })
  choice = async () => join(target, 'out')
  wishes = []
  shown = []
  told = []
  const where = () => {
    throw new Error('not asked')
  }
  answers = createDataAnswers({
    ...{ folder: { where, settings: house.settings, store }, dataDir, version: '1.0.0', worker, now: () => now },
    writer: createChosenWriter({
      dataDir,
      tell: progress => told.push(progress),
      files: {
        choose: wish => {
          wishes.push(wish)
          return choice()
        },
        show: path => shown.push(path),
      },
    }),
  })
})
afterEach(async () => {
  await worker.stop()
  await house.stop()
})

const written = () => readFileSync(join(target, 'out'), 'utf8')
const sentenceOf = (reply: Reply<unknown>) => (reply.ok ? '' : reply.failure.sentence)
const exportAll = () => answers['data.export']({ format: 'csv', query: '' })

describe('an export', () => {
  it('lands in the file that the person chose, and is counted', async () => {
    const reply = await answers['data.export']({ format: 'jsonl', query: '' })
    const path = join(target, 'out')
    expect(reply).toEqual({ ok: true, value: { path, bytes: statSync(path).size, transactions: 2 } })
    const [head, ...rows] = written().trimEnd().split('\n')
    expect([JSON.parse(head ?? '').whole, rows.map(row => JSON.parse(row).providerId)]).toEqual([false, ['a', 'b']])
  })

  it.each(['jsonl', 'csv'] as const)('as %s is masked', async format => {
    await answers['data.export']({ format, query: '' })
    expect([written().includes('Send Money'), written().includes(number)]).toEqual([true, false])
  })

  it('holds what fits the query', async () => {
    const reply = await answers['data.export']({ format: 'csv', query: 'operator:MTN' })
    expect(reply).toMatchObject({ value: { transactions: 1 } })
  })

  it.each([
    [{ query: 'statuss:x' }, /Did you mean/],
    [{ query: '', zone: 'Mars' }, /no time zone/],
  ])('of %j asks for no file', async (wish, sentence) => {
    const reply = await answers['data.export']({ format: 'csv', ...wish })
    expect([sentenceOf(reply), wishes]).toEqual([expect.stringMatching(sentence), []])
  })

  it('is nothing when the person chooses no file', async () => {
    choice = async () => null
    expect([await exportAll(), readdirSync(target)]).toEqual([{ ok: true, value: null }, []])
  })

  it('never goes over what the app lives on', async () => {
    const journal = join(dataDir, 'store', 'journal.db')
    const before = statSync(journal).ino
    choice = async () => journal
    expect(sentenceOf(await exportAll())).toMatch(/keeps its data/)
    expect(statSync(journal).ino).toBe(before)
  })

  it('waits for no second one', async () => {
    const { promise, resolve } = Promise.withResolvers<null>()
    choice = () => promise
    const first = exportAll()
    const second = await exportAll()
    resolve(null)
    expect([sentenceOf(second), (await first).ok]).toEqual([expect.stringMatching(/already/), true])
  })

  it('says when its folder is gone, and can be tried again', async () => {
    choice = async () => join(target, 'gone', 'out')
    expect(sentenceOf(await exportAll())).toMatch(/could not be written/)
    choice = async () => join(target, 'out')
    expect(await exportAll()).toMatchObject({ ok: true })
  })

  it('leaves nothing half done beside a file that cannot be replaced', async () => {
    mkdirSync(join(target, 'out', 'full'), { recursive: true })
    expect((await exportAll()).ok).toBe(false)
    expect(readdirSync(target)).toEqual(['out'])
  })

  it('is for its owner only', async () => {
    await exportAll()
    expect(statSync(join(target, 'out')).mode & 0o077).toBe(0)
  })
})

describe('a backup', () => {
  it('is one that can be restored, with the settings in it', async () => {
    const reply = await answers['data.backup'](undefined)
    const file = join(target, 'out')
    const found = readBackup(file, null)
    expect(statSync(file).mode & 0o077).toBe(0)
    expect([reply.ok, found?.madeAt, JSON.parse(found?.settings ?? '{}').port]).toEqual([true, now, 47470])
  })

  it('takes the place of a file that the person agreed to replace', async () => {
    writeFileSync(join(target, 'out'), 'before')
    expect((await answers['data.backup'](undefined)).ok).toBe(true)
    expect(readBackup(join(target, 'out'), null)).not.toBeNull()
  })
})

it('what is cut short by the end of the app leaves nothing behind', async () => {
  const running = worker.run({ kind: 'backup', file: join(target, 'out'), settings: '{}', now })
  await untilBegun()
  await worker.stop()
  // It may have been whole in the last moment; a part of it is never left.
  const { kind } = await running
  expect(readdirSync(target)).toEqual(kind === 'done' ? ['out'] : [])
})

/** Something is written, under the name that it has until it is whole. */
async function untilBegun(): Promise<void> {
  while (readdirSync(target).length === 0) await new Promise(resolve => setImmediate(resolve))
}

describe('while a file is written', () => {
  it.each(['export', 'backup'] as const)('it is told how far the %s is, and when it ends', async what => {
    await (what === 'export' ? exportAll() : answers['data.backup'](undefined))
    expect([told[0], told.at(-2), told.at(-1)]).toEqual([{ what, percent: 0 }, { what, percent: 100 }, null])
  })

  it.each(['export', 'backup'] as const)('a cancelled %s is no failure, and nothing of it is left', async what => {
    const running = what === 'export' ? exportAll() : answers['data.backup'](undefined)
    while (told.length === 0) await new Promise(resolve => setImmediate(resolve))
    await answers['data.cancel'](undefined)
    expect([await running, readdirSync(target), told.at(-1)]).toEqual([{ ok: true, value: null }, [], null])
  })

  it('what is in the middle of being written goes when it is cancelled', async () => {
    const controller = new AbortController()
    const wish = { kind: 'backup', file: join(target, 'out'), settings: '{}', now } as const
    const running = worker.run(wish, { signal: controller.signal })
    await untilBegun()
    controller.abort()
    const { kind } = await running
    expect(readdirSync(target)).toEqual(kind === 'done' ? ['out'] : [])
  })

  it('what stood under the name before stays when it is cancelled', async () => {
    writeFileSync(join(target, 'out'), 'before')
    const signal = AbortSignal.abort()
    const running = worker.run({ kind: 'backup', file: join(target, 'out'), settings: '{}', now }, { signal })
    expect([(await running).kind, written()]).toEqual(['cancelled', 'before'])
  })

  it('cancelling nothing does nothing', async () => {
    expect(await answers['data.cancel'](undefined)).toEqual({ ok: true, value: null })
  })
})

describe('the file manager', () => {
  it('shows the data folder, and the file that was written', async () => {
    await exportAll()
    await answers['data.show']({ what: 'folder' })
    await answers['data.show']({ what: 'written' })
    expect(shown).toEqual([dataDir, join(target, 'out')])
  })

  it('shows no file before one was written', async () => {
    const reply = await answers['data.show']({ what: 'written' })
    expect([reply.ok, shown]).toEqual([false, []])
  })
})

describe('limits', () => {
  it('say what would go, and change nothing', async () => {
    const reply = await answers['retention.preview'](retentionSettingsSchema.parse({ maxTransactions: 1 }))
    expect(reply).toMatchObject({
      value: { transactions: 1, byStatus: { failed: 1 }, oldest: '2026-03-05T09:15:00.000Z' },
    })
    expect(house.settings.get().retention.maxTransactions).toBeNull()
  })

  it('spare what is kept longer', async () => {
    const limits = retentionSettingsSchema.parse({ maxAgeDays: 30, keepLongerDays: { failed: 365 } })
    expect(await answers['retention.preview'](limits)).toMatchObject({
      value: { transactions: 1, byStatus: { succeeded: 1 } },
    })
  })

  it('say how much an empty store needs where a limit is below that', async () => {
    const leastOf = async (maxBytes: number) => {
      const reply = await answers['retention.preview'](retentionSettingsSchema.parse({ maxBytes }))
      return reply.ok ? reply.value.leastBytes : 'failed'
    }
    expect([await leastOf(1_048_576), await leastOf(104_857_600)]).toEqual([expect.any(Number), null])
  })

  it('are kept in the settings', async () => {
    const limits = retentionSettingsSchema.parse({ maxAgeDays: 30 })
    await answers['retention.set'](limits)
    expect(house.settings.get().retention).toEqual(limits)
  })
})
