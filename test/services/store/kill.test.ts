import { fork } from 'node:child_process'
import { once } from 'node:events'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { stateFile } from '../../../electron/services/store/data-place.ts'
import { openJournal } from '../../../electron/services/store/journal/file/open-journal.ts'
import { openTestStore, placeOf, tempDir } from './store-kit.ts'

interface Acknowledged {
  readonly seq: number
  readonly uuid: string
}

/** Lets a process append until it acknowledged some entries, and kills it in the middle of its work. */
async function appendAndKill(dir: string, enough: number): Promise<readonly Acknowledged[]> {
  const child = fork(new URL('./processes/appender.ts', import.meta.url), [dir])
  const acknowledged: Acknowledged[] = []
  child.on('message', (message: Acknowledged) => {
    acknowledged.push(message)
    if (acknowledged.length === enough) child.kill('SIGKILL')
  })
  await once(child, 'exit')
  return acknowledged
}

test('kill -9 loses nothing that was acknowledged and makes nothing twice', async () => {
  const dir = tempDir()
  const acknowledged: Acknowledged[] = []
  for (const enough of [1, 40, 200, 700, 1500]) acknowledged.push(...(await appendAndKill(dir, enough)))

  const journal = openJournal(placeOf(dir))
  const uuidOf = journal.prepare<[number], string>(`SELECT body ->> '$.id' FROM entries WHERE seq = ?`).pluck()
  const missing = acknowledged.filter(({ seq, uuid }) => uuidOf.get(seq) !== uuid)
  const stored = journal.prepare<[], number>('SELECT count(*) FROM entries').pluck().get() ?? 0
  journal.close()
  const store = await openTestStore(dir)
  await store.settled()
  const { failed } = await store.counts()

  expect(missing).toEqual([])
  expect(failed).toBe(stored)
  expect(new Set(acknowledged.map(({ seq }) => seq)).size).toBe(acknowledged.length)
})

test('after kill -9 every failure is in the ledger once, as due or as part of a storm', async () => {
  const dir = tempDir()
  await appendAndKill(dir, 100)
  const store = await openTestStore(dir)
  const due = await store.dueNotices()
  const { failed } = await store.counts()
  await store.close()
  const state = new Sqlite(stateFile(dir), { readonly: true })
  const rows = state
    .prepare<[], { states: string; rows: number; transactions: number }>(
      `SELECT group_concat(DISTINCT state) AS states, count(*) AS rows, count(DISTINCT transaction_id) AS transactions
       FROM notices`,
    )
    .get()
  state.close()
  expect([due.length, rows]).toEqual([1, { states: 'due,suppressed', rows: failed, transactions: failed }])
})
