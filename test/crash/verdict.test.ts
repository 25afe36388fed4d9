import { mkdirSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { beforeEach, expect, test } from 'vitest'
import { journalFile, stateFile } from '../../electron/services/store/data-place.ts'
import type { Act } from '../../electron/services/store/journal/entries/act.ts'
import { openJournal } from '../../electron/services/store/journal/file/open-journal.ts'
import { createJournalWriter } from '../../electron/services/store/journal/journal-writer.ts'
import { packEntries } from '../../electron/services/store/journal/packing.ts'
import { projectAll } from '../../electron/services/store/projection/project-all.ts'
import { createActRewriting } from '../../electron/services/store/retention/removal/rewrite-act.ts'
import { ussdDelivery } from '../services/store/store-kit.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { placeOf } from './shop.ts'
import { folder } from './used-folder.ts'
import { judge, spotless } from './verdict.ts'

const customer = '254712300001'
const unheard = { kind: 'act', at: 1, act: { kind: 'exported', format: 'csv', query: '' } } as const
let dataDir: string
let ledger: Ledger

/** Three deliveries that were sent, answered and stored; the second one is odd. */
beforeEach(() => {
  dataDir = folder()
  ledger = createLedger()
  const place = placeOf(dataDir)
  mkdirSync(place.dataDir, { recursive: true })
  const stored = [
    ussdDelivery({ uuid: 'a', message: `Sent to ${customer}` }),
    ussdDelivery({ uuid: 'b' }),
    ussdDelivery({ uuid: 'c' }),
  ]
  const journal = openJournal(place)
  createJournalWriter(journal).write([packEntries([...stored, unheard])])
  journal.close()
  projectAll(place, { afresh: false })
  for (const [n, entry] of stored.entries()) {
    const digest = Buffer.from(entry.digest).toString('hex')
    ledger.sent({ digest, customer: n === 0 ? customer : null, isOdd: n === 1 })
    ledger.acknowledged(digest, 0)
  }
})

function inJournal(sql: string): void {
  const journal = new Sqlite(journalFile(placeOf(dataDir).dataDir))
  journal.exec(sql)
  journal.close()
}

/** As the app writes it, with a checksum. */
function setAct(act: Act): void {
  const journal = openJournal(placeOf(dataDir))
  createActRewriting(journal)(4, act)
  journal.close()
}

test('a folder in which everything is as it should be is spotless', () => {
  expect(judge(dataDir, ledger)).toMatchObject({ ...spotless, acknowledged: 3, stored: 3 })
})

test('a delivery that is gone without an act is lost, and its empty position is found', () => {
  inJournal('DELETE FROM entries WHERE seq = 3')
  expect(judge(dataDir, ledger).lost).toHaveLength(2)
})

test('one that was pruned is not lost', () => {
  inJournal('DELETE FROM entries WHERE seq = 3')
  setAct({ kind: 'pruned', keys: [3], deliveries: 1, horizon: 0 })
  expect(judge(dataDir, ledger).lost).toEqual([])
})

test('an odd one is lost though one was pruned', () => {
  inJournal('DELETE FROM entries WHERE seq = 2')
  setAct({ kind: 'pruned', keys: [3], deliveries: 1, horizon: 0 })
  expect(judge(dataDir, ledger).lost).toHaveLength(1)
})

test('more that is gone than was pruned is lost', () => {
  inJournal('DELETE FROM entries WHERE seq IN (1, 3)')
  setAct({ kind: 'pruned', keys: [3], deliveries: 1, horizon: 0 })
  expect(judge(dataDir, ledger).lost.length).toBeGreaterThan(0)
})

test('a delivery that is there more often than it was sent is doubled', () => {
  inJournal(`INSERT INTO entries (at, kind, source_id, source_name, product, proven_by, signed, digest, body)
    SELECT at, kind, source_id, source_name, product, proven_by, signed, digest, body FROM entries WHERE seq = 1`)
  expect(judge(dataDir, ledger).doubled).toHaveLength(1)
})

test('a customer who was erased and is still there is found, in the journal and in the bytes of its file', () => {
  ledger.erased(customer)
  expect(judge(dataDir, ledger).traces.length).toBeGreaterThanOrEqual(2)
})

test('a state that a rebuild makes otherwise is found', () => {
  const state = new Sqlite(stateFile(placeOf(dataDir).dataDir))
  state.exec('UPDATE status_counts SET transactions = transactions + 1')
  state.close()
  expect(judge(dataDir, ledger).differing.length).toBeGreaterThan(0)
})
