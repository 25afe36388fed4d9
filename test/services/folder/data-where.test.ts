import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { retentionSettingsSchema } from '../../../electron/contract/settings/settings.ts'
import { findData } from '../../../electron/services/folder/data-where.ts'
import { openTestStore, placeOf, ussdDelivery } from '../store/store-kit.ts'

const retention = retentionSettingsSchema.parse({ maxAgeDays: 30 })

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'hover-tray-data-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  mkdirSync(join(dir, 'store'))
  return dir
}

test('says of every file what is in it, and how much there is', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'settings.json'), '{}')
  const store = await openTestStore(join(dir, 'store'))
  await store.append(ussdDelivery())
  await store.settled()
  const where = findData(dir, placeOf(join(dir, 'store')), retention)
  const names = where.files.map(({ path }) => path.slice(dir.length + 1))
  expect(names).toEqual(expect.arrayContaining(['store/journal.db', 'store/state.db', 'settings.json']))
  expect(where).toMatchObject({ transactions: 1, oldest: '2026-03-05T09:15:00.000Z', retention })
  expect(where.usedBytes).toBeGreaterThan(0)
})

test('names the copies that changes left behind', () => {
  const dir = folder()
  mkdirSync(join(dir, 'store', 'before-restore-2026-07-01'))
  for (const name of ['journal.db.before-v2', 'state.db.before-rebuild', 'before-restore-2026-07-01/journal.db'])
    writeFileSync(join(dir, 'store', name), 'copy')
  const { copies } = findData(dir, placeOf(join(dir, 'store')), retention)
  expect(copies.map(({ bytes }) => bytes)).toEqual([4, 4, 4])
})

test('names what a change that was cut short left behind', () => {
  const dir = folder()
  const left = [
    'journal.db.grafted',
    'journal.db.mended',
    'journal.db.mending',
    'rebuilding/state.db',
    'restoring/journal.db',
  ]
  for (const name of ['restoring', 'rebuilding']) mkdirSync(join(dir, 'store', name))
  for (const name of left) writeFileSync(join(dir, 'store', name), 'left')
  const { copies } = findData(dir, placeOf(join(dir, 'store')), retention)
  expect(copies.map(({ path }) => path.slice(join(dir, 'store').length + 1)).toSorted()).toEqual(left)
})

test('says of a mended journal that it is not to be deleted', () => {
  const dir = folder()
  writeFileSync(join(dir, 'store', 'journal.db.mended'), 'mended')
  const { copies } = findData(dir, placeOf(join(dir, 'store')), retention)
  expect(copies).toMatchObject([{ about: expect.stringContaining('Do not delete it') }])
})

test('says of what a restore has still to do that it is not to be deleted', () => {
  const dir = folder()
  mkdirSync(join(dir, 'store', 'restored'))
  for (const name of ['restored/journal.db', 'restored.json']) writeFileSync(join(dir, 'store', name), 'left')
  const { copies } = findData(dir, placeOf(join(dir, 'store')), retention)
  expect(copies.map(({ about }) => about.includes('Do not delete it'))).toEqual([true, true])
})

test('of a folder in which nothing was received it says so', () => {
  const dir = folder()
  expect(findData(dir, placeOf(join(dir, 'store')), retention)).toMatchObject({
    files: [],
    transactions: 0,
    oldest: null,
  })
})
