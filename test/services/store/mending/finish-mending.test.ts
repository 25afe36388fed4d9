import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { alone, assertStored } from '../../../../electron/cli/alone.ts'
import { storeFolder } from '../../../../electron/services/folder/data-folder.ts'
import { acquireDataLock } from '../../../../electron/services/store/data-lock.ts'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import { openExport } from '../../../../electron/services/store/exporting/open-export.ts'
import { appendAlone } from '../../../../electron/services/store/journal/file/append-alone.ts'
import { openReadStore } from '../../../../electron/services/store/reading/read-store.ts'
import { fill, readIn, textOf } from '../../exporting/exporting-kit.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { openTestStore, placeOf, query, tempDir, ussdDelivery } from '../store-kit.ts'

/** A mending was cut short between two names: the damaged journal is away, and the mended one not yet in its place. */
function cutShort(dir = tempDir()): string {
  mkdirSync(dir, { recursive: true })
  const folder = openFolder(dir)
  folder.receive(ussdDelivery({ uuid: 'old' }))
  folder.close()
  renameSync(journalFile(dir), `${journalFile(dir)}.mended`)
  return dir
}

async function shownByNextStart(dir: string): Promise<readonly string[]> {
  const store = await openTestStore(dir)
  await store.settled()
  const { rows } = await store.page(query())
  return rows.map(({ providerId }) => providerId).sort()
}

test('whoever takes the lock of the folder finds the mended journal in place', () => {
  const dir = cutShort()
  const lock = acquireDataLock(placeOf(dir))
  if (lock.ok) lock.release()
  expect([existsSync(journalFile(dir)), existsSync(`${journalFile(dir)}.mended`)]).toEqual([true, false])
})

test('what a command writes then is there after the next start', async () => {
  const dir = cutShort()
  appendAlone(placeOf(dir), ussdDelivery({ uuid: 'new' }), 0)
  expect(await shownByNextStart(dir)).toEqual(['new', 'old'])
})

test('so is what is imported then', async () => {
  const [from, dataDir] = [tempDir(), tempDir()]
  fill(from, [ussdDelivery({ uuid: 'imported' })])
  const dir = cutShort(join(dataDir, storeFolder))
  await alone(dataDir, 'import', place => readIn(place.dataDir, textOf(from)))
  expect(await shownByNextStart(dir)).toEqual(['imported', 'old'])
})

test('an export then holds what is stored', () => {
  expect(textOf(cutShort())).toContain('Send Money')
})

test('a list then shows what is stored', async () => {
  const opened = openReadStore(placeOf(cutShort()))
  if (!opened.ok) throw new Error(opened.trouble.sentence)
  const { rows } = await opened.store.page(query())
  await opened.store.close()
  expect(rows.length).toBe(1)
})

test('a command that needs something to work on finds it', () => {
  const dataDir = tempDir()
  cutShort(join(dataDir, storeFolder))
  expect(() => assertStored(dataDir)).not.toThrow()
})

test('what could not be mended is not shown any more', async () => {
  const folder = openFolder()
  folder.receive(...['kept', 'lost', 'newest'].map(uuid => ussdDelivery({ uuid })))
  folder.journal.exec('DELETE FROM entries WHERE seq = 2')
  folder.close()
  renameSync(journalFile(folder.dir), `${journalFile(folder.dir)}.mended`)
  expect(await shownByNextStart(folder.dir)).toEqual(['kept', 'newest'])
})

test('a folder in which nothing was ever stored stays as it is', () => {
  const dir = join(tempDir(), 'unused')
  expect([openExport(placeOf(dir)), existsSync(dir)]).toEqual([null, false])
})
