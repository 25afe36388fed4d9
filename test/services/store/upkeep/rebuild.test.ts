import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { refoldMark, stateFile } from '../../../../electron/services/store/data-place.ts'
import { askForRefold } from '../../../../electron/services/store/refold.ts'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { entriesIn, openFolder } from '../retention/retention-kit.ts'
import { deliveryOf, jobDelivery, openTestStore, placeOf, tempDir, ussdDelivery, ussdFixtures } from '../store-kit.ts'
import { dumpOf } from './dump.ts'

const quiet = { onProgress: () => {} }

/** A folder with something in every table, and one notice that nobody was told of. */
async function livedIn(): Promise<string> {
  const dir = tempDir()
  const store = await openTestStore(dir)
  const append = store.append
  for (const { data } of ussdFixtures) await append(deliveryOf(data))
  for (const state of ['uploading', 'processing', 'complete', 'failed']) await append(jobDelivery(state))
  await append(deliveryOf({ odd: true }))
  await append(ussdDelivery({ uuid: 'told' }))
  await append(ussdDelivery({ uuid: 'untold' }))
  await store.settled()
  const shown = (await store.dueNotices()).find(({ transactionId }) => transactionId === 'shop/ussd/told')
  const transactionId = 'shop/ussd/told'
  await append({ kind: 'act', at: 5, act: { kind: 'notice-shown', noticeId: shown?.id ?? '', where: 'desktop' } })
  await append({ kind: 'act', at: 6, act: { kind: 'resolved', transactionId, verdict: 'succeeded', note: 'seen' } })
  await append({ kind: 'act', at: 7, act: { kind: 'revealed', transactionId } })
  await store.settled()
  await store.close()
  return dir
}

test('the state after a rebuild equals the state before', async () => {
  const dir = await livedIn()
  const before = dumpOf(dir)
  rebuildState(placeOf(dir), quiet)
  expect(dumpOf(dir)).toEqual(before)
})

test('it says of how many entries it was made, not how far their positions go', () => {
  const folder = openFolder()
  folder.receive(...['a', 'b', 'c', 'd', 'kept'].map(uuid => ussdDelivery({ uuid })))
  folder.packAll()
  folder.pruneAll({ maxTransactions: 1 })
  folder.close()
  const { entries } = rebuildState(folder.place, quiet)
  expect(entries).toBe(entriesIn(folder.dir).length)
})

test('whoever was not told before it is told after it, and nobody else', async () => {
  const dir = await livedIn()
  const first = await openTestStore(dir)
  const before = (await first.dueNotices()).map(({ id }) => id)
  await first.close()
  rebuildState(placeOf(dir), quiet)
  const store = await openTestStore(dir)
  expect((await store.dueNotices()).map(({ id }) => id)).toEqual(before)
})

test('what was there before is set aside', async () => {
  const dir = await livedIn()
  const { setAside } = rebuildState(placeOf(dir), quiet)
  expect([setAside, existsSync(`${stateFile(dir)}.before-rebuild`)]).toEqual([`${stateFile(dir)}.before-rebuild`, true])
})

test('after it nobody has to make the state again', async () => {
  const dir = await livedIn()
  askForRefold(dir)
  rebuildState(placeOf(dir), quiet)
  expect(existsSync(refoldMark(dir))).toBe(false)
})

test('what is set aside is not copied, which takes as long as its bytes are many', async () => {
  const dir = await livedIn()
  const { ino } = statSync(stateFile(dir))
  const { setAside } = rebuildState(placeOf(dir), quiet)
  expect(statSync(setAside ?? '').ino).toBe(ino)
})

test('it tells how far it is', async () => {
  const dir = await livedIn()
  const told: number[] = []
  const { entries } = rebuildState(placeOf(dir), { onProgress: (done, of) => told.push(done / of) })
  expect([told.at(-1), entries > 0]).toEqual([1, true])
})

test('what a bug of the app cuts short is made once more, with care', async () => {
  const dir = await livedIn()
  const before = dumpOf(dir)
  let tries = 0
  const onProgress = () => {
    tries += 1
    if (tries === 1) throw new Error('a bug')
  }
  rebuildState(placeOf(dir), { onProgress })
  expect([tries > 1, dumpOf(dir)]).toEqual([true, before])
})

test('it leaves a file that another process may read while it is written', async () => {
  const dir = await livedIn()
  rebuildState(placeOf(dir), quiet)
  const state = new Sqlite(stateFile(dir), { readonly: true })
  const mode = state.pragma('journal_mode', { simple: true })
  state.close()
  expect(mode).toBe('wal')
})

test('a state that is damaged is made again', async () => {
  const dir = await livedIn()
  const before = dumpOf(dir).transactions
  writeFileSync(stateFile(dir), 'this is no database'.repeat(1000))
  rebuildState(placeOf(dir), quiet)
  expect(dumpOf(dir).transactions).toEqual(before)
})

test('what a rebuild that was cut short left behind does no harm, and goes', async () => {
  const dir = await livedIn()
  const before = dumpOf(dir)
  mkdirSync(join(dir, 'rebuilding'))
  writeFileSync(join(dir, 'rebuilding', 'state.db'), 'half of a database')
  rebuildState(placeOf(dir), quiet)
  expect([dumpOf(dir), readdirSync(dir).includes('rebuilding')]).toEqual([before, false])
})

test('Hover is not asked again about jobs that were in doubt before it', async () => {
  const dir = tempDir()
  const first = await openTestStore(dir)
  const asked: unknown[] = []
  first.onNews(({ doubts }) => asked.push(...doubts))
  await first.append(jobDelivery('complete'))
  await first.append(jobDelivery('failed'))
  await first.settled()
  await first.close()
  rebuildState(placeOf(dir), quiet)
  writeFileSync(refoldMark(dir), '')
  const again: unknown[] = []
  const second = await openTestStore(dir)
  second.onNews(({ doubts }) => again.push(...doubts))
  await second.settled()
  expect([asked.length > 0, again]).toEqual([true, []])
})
