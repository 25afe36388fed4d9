import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { journalFile } from '../../../../electron/services/store/data-place.ts'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { keepInPlace } from '../../../../electron/services/store/journal/file/in-place.ts'
import { openJournal } from '../../../../electron/services/store/journal/file/open-journal.ts'
import { createGroupCommit, maxBytesPerCommit } from '../../../../electron/services/store/journal/group-commit.ts'
import { createGauge, readGauge } from '../../../../electron/services/store/journal/journal-gauge.ts'
import type { CommitOutcome, OwedAs } from '../../../../electron/services/store/journal/journal-messages.ts'
import { packEntries, unpackRows } from '../../../../electron/services/store/journal/packing.ts'
import { placeOf, tempDir, ussdDelivery } from '../store-kit.ts'

const rowsOf = (...entries: readonly Entry[]) => unpackRows(packEntries(entries))
const act = (at: number): Entry => ({ kind: 'act', at, act: { kind: 'destinations-set', destinations: [] } })

/** The journal of a new folder; its acts are told apart by their times. */
function start() {
  const dir = tempDir()
  const database = openJournal(placeOf(dir))
  database.pragma('busy_timeout = 0')
  const other = new Sqlite(journalFile(dir))
  onTestFinished(() => {
    other.close()
    database.close()
  })
  const told: CommitOutcome[] = []
  const answered: boolean[] = []
  const gauge = createGauge()
  let stored = 0
  const next = createGroupCommit({
    ...{ database, dataDir: dir, gauge, assertInPlace: keepInPlace(journalFile(dir)), head: 0 },
    tell: outcome => told.push(outcome),
    answerProven: isStored => answered.push(isStored),
    onStored: () => {
      stored += 1
    },
  })
  return {
    ...{ next, told, answered, head: readGauge(gauge).head },
    stored: () => stored,
    add: (owedAs: OwedAs, ...entries: readonly Entry[]) => next.add({ rows: rowsOf(...entries), bytes: 0, owedAs }),
    /** A commit that another program's lock refuses. */
    refuse(...proven: readonly Entry[]) {
      other.exec('BEGIN IMMEDIATE')
      next.commit(rowsOf(...proven))
      other.exec('ROLLBACK')
    },
    /** The disk gives the file no more pages, or gives them again. It can be locked all the same. */
    setRoom(isThere: boolean) {
      const pages = isThere ? 1_000_000 : Number(database.pragma('page_count', { simple: true }))
      database.pragma(`max_page_count = ${pages}`)
    },
    probes: () => other.prepare(`SELECT 1 FROM facts WHERE name = 'probe'`).all().length,
    times: () => other.prepare<[], number>('SELECT at FROM entries ORDER BY seq').pluck().all(),
  }
}

test('nothing is no commit', () => {
  const { next, told, stored } = start()
  next.commit()
  expect([told, stored()]).toEqual([[], 0])
})

test('all that waits is one commit, the messages before what was proven', () => {
  const { next, add, told, times } = start()
  add(null, act(1), act(2))
  add(null, act(3))
  next.commit(rowsOf(act(4)))
  expect([told, times()]).toEqual([[{ kind: 'committed', messages: 2, firstSeq: 1 }], [1, 2, 3, 4]])
})

test('what was proven is answered by the commit that holds it, and by no other', () => {
  const { next, add, answered } = start()
  add(null, act(1))
  next.commit()
  expect(answered).toEqual([])
  next.commit(rowsOf(ussdDelivery()))
  expect(answered).toEqual([true])
})

test('what the disk refuses is answered so, and nothing of it is there', () => {
  const { add, refuse, told, answered, stored, times } = start()
  add(null, act(1))
  refuse(act(2))
  expect([told.map(({ kind, messages }) => [kind, messages]), answered, stored(), times()]).toEqual([
    [['refused', 1]],
    [false],
    0,
    [],
  ])
})

test('the first commit after a refusal is told even when it holds no message', () => {
  const { next, refuse, told } = start()
  refuse(act(1))
  next.commit(rowsOf(act(2)))
  next.commit(rowsOf(act(3)))
  expect(told.map(({ kind, messages }) => [kind, messages])).toEqual([
    ['refused', 0],
    ['committed', 0],
  ])
})

test('a message that fills a commit is written at once, and without what was proven', () => {
  const { next, add, answered, times } = start()
  add(null, act(1))
  next.add({ rows: rowsOf(act(2)), bytes: maxBytesPerCommit, owedAs: null })
  expect([times(), answered]).toEqual([[1, 2], []])
})

test('what is owed goes first, and each message is still told its own position', () => {
  const { next, add, refuse, told, times, head } = start()
  add('rules-set', act(1))
  refuse()
  add(null, act(2))
  next.commit(rowsOf(act(3)))
  expect([told.at(-1), times(), head()]).toEqual([{ kind: 'committed', messages: 1, firstSeq: 2 }, [1, 2, 3], 3])
})

test('of one name the last is owed, of several names each, in the order in which they were said', () => {
  const { next, add, refuse, times } = start()
  for (const [owedAs, at] of [
    ['rules-set', 1],
    ['destinations-set', 2],
    ['rules-set', 3],
  ] as const) {
    add(owedAs, act(at))
    refuse()
  }
  next.commit(rowsOf(act(4)))
  expect(times()).toEqual([2, 3, 4])
})

test('what was owed is written once', () => {
  const { next, add, refuse, times } = start()
  add('rules-set', act(1))
  refuse()
  next.commit(rowsOf(act(2)))
  next.commit(rowsOf(act(3)))
  expect(times()).toEqual([1, 2, 3])
})

/** No time at all, which the file does not take. */
const impossible = act(Number.NaN)

test('what cannot be written because of a bug is not called a trouble of the disk, and the log hears of it', () => {
  const { next, add, told } = start()
  add(null, impossible)
  next.commit()
  const [outcome] = told
  const refused = outcome?.kind === 'refused' ? outcome : null
  expect([refused?.trouble.sentence, refused?.cause]).toEqual([
    expect.stringMatching(/fault in Hover Tray/),
    {
      error: 'SqliteError',
      code: 'SQLITE_CONSTRAINT_NOTNULL',
      place: expect.stringMatching(/^journal-writer\.ts:\d+ < /),
      forgotten: null,
    },
  ])
})

test('a trouble of the disk comes with what SQLite said', () => {
  const { add, refuse, told } = start()
  add('rules-set', act(1))
  refuse()
  expect(told).toMatchObject([{ trouble: { kind: 'locked' }, cause: { code: 'SQLITE_BUSY', forgotten: null } }])
})

test('what can never be written is owed no more, so that it keeps nothing later from the disk', () => {
  const { next, add, refuse, told, times } = start()
  add('rules-set', act(1))
  refuse()
  add('destinations-set', impossible)
  next.commit()
  add(null, act(2))
  next.commit(rowsOf(act(3)))
  expect([told[1], told[2], times()]).toMatchObject([
    { kind: 'refused', cause: { forgotten: 'rules-set destinations-set' } },
    { kind: 'committed', messages: 1, firstSeq: 1 },
    [2, 3],
  ])
})

/** Too large for the pages that are there. */
const large = ussdDelivery({ message: 'x'.repeat(100_000) })

test('what refused a commit is found until a commit succeeds, which holds no entry', () => {
  const { next, setRoom, times, told, probes } = start()
  setRoom(false)
  next.commit(rowsOf(large))
  const during = [next.findTrouble()?.kind, next.findTrouble()?.kind, probes()]
  setRoom(true)
  const after = [next.findTrouble(), times(), probes()]
  next.commit(rowsOf(act(1)))
  expect([during, after, times()]).toEqual([['full', 'full', 0], [null, [], 1], [1]])
  expect(told.map(({ kind }) => kind)).toEqual(['refused'])
})

test('while nothing is refused, nothing is written to find out', () => {
  const { next, add, probes } = start()
  add(null, act(1))
  next.commit()
  expect([next.findTrouble(), probes()]).toEqual([null, 0])
})
