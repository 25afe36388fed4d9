import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { makeBackup } from '../../../../electron/services/store/backup/backup.ts'
import { journalFile, stateFile } from '../../../../electron/services/store/data-place.ts'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { openTestStore, tempDir, ussdDelivery } from '../store-kit.ts'
import { restoreBackup } from './restore-kit.ts'

const now = Date.parse('2026-07-01T00:00:00Z')
const head = 21

/** A folder that went on to position 21 after a backup of these. */
function wentOn(...first: readonly Entry[]) {
  const folder = openFolder()
  folder.receive(...first)
  const file = join(tempDir(), 'copy.db')
  makeBackup(folder.place, { file, settings: '{}', now })
  folder.receive(...Array.from({ length: head - first.length }, (_, n) => ussdDelivery({ uuid: `later-${n}` })))
  folder.close()
  return { place: folder.place, file }
}

/** Where the first entry of a restored journal stands that is not from the backup. */
function actAt(dir: string): number {
  const journal = new Sqlite(journalFile(dir), { readonly: true })
  const seq = journal.prepare<[], number>(`SELECT seq FROM entries WHERE kind = 'restored'`).pluck().get()
  journal.close()
  return seq ?? 0
}

test('who followed the journal before misses nothing of what comes after a restore', async () => {
  const { place, file } = wentOn(ussdDelivery({ uuid: 'in-backup' }))
  restoreBackup(place, { file, now })
  const store = await openTestStore(place.dataDir)
  for (let n = 0; n < 26; n++) await store.append(ussdDelivery({ uuid: `fresh-${n}` }))
  await store.settled()
  const { changes } = await store.changes(head)
  const ids = new Set(changes.flatMap(change => ('transaction' in change ? [change.transaction.providerId] : [])))
  expect(ids.size).toBe(26)
})

test('nor does who followed one whose own count cannot be read', () => {
  const { place, file } = wentOn(ussdDelivery({ uuid: 'in-backup' }))
  for (const suffix of ['-wal', '-shm']) rmSync(journalFile(place.dataDir) + suffix, { force: true })
  const journal = new Sqlite(journalFile(place.dataDir))
  journal.exec('DELETE FROM sqlite_sequence; DELETE FROM entries WHERE seq > 1')
  journal.close()
  restoreBackup(place, { file, now })
  expect(actAt(place.dataDir)).toBe(head + 1)
})

test.each(['missing', 'garbled'])('nor one that is %s, so that only the state says how far it went', how => {
  const { place, file } = wentOn(ussdDelivery({ uuid: 'in-backup' }))
  for (const suffix of ['', '-wal', '-shm']) rmSync(journalFile(place.dataDir) + suffix, { force: true })
  if (how === 'garbled') writeFileSync(journalFile(place.dataDir), 'no database'.repeat(5000))
  restoreBackup(place, { file, now })
  expect(actAt(place.dataDir)).toBe(head + 1)
})

test('a backup goes on behind its own head where less was there', () => {
  const { file } = wentOn(ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'b' }))
  const { place } = openFolder()
  restoreBackup(place, { file, now })
  expect(actAt(place.dataDir)).toBe(3)
})

test('nobody is told of what a backup holds, however far the journal before had come', async () => {
  const { place, file } = wentOn(ussdDelivery({ uuid: 'in-backup' }))
  restoreBackup(place, { file, now })
  const store = await openTestStore(place.dataDir)
  expect(await store.dueNotices()).toEqual([])
})

test('nor is it sent to a destination', () => {
  const books = { id: 'books', takes: 'everything', practice: false } as const
  const { place, file } = wentOn(
    { kind: 'act', at: 5, act: { kind: 'destinations-set', destinations: [books] } },
    ussdDelivery({ uuid: 'in-backup' }),
  )
  restoreBackup(place, { file, now })
  const state = new Sqlite(stateFile(place.dataDir), { readonly: true })
  const waiting = state.prepare('SELECT count(*) FROM outbox').pluck().get()
  state.close()
  expect(waiting).toBe(0)
})
