import { expect, onTestFinished, test } from 'vitest'
import { startReadingAhead, withReadingAhead } from '../../../../electron/services/store/ahead/reading-ahead.ts'
import { createJournalReading } from '../../../../electron/services/store/journal/file/journal-reading.ts'
import {
  type EntryReading,
  type ReadEntry,
  readEntries,
} from '../../../../electron/services/store/projection/entries/read-delivery.ts'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { deliveryOf, jobDelivery, ussdDelivery, ussdFixtures } from '../store-kit.ts'

const threadFile = new URL('../../../../electron/services/store/ahead/ahead-thread.ts', import.meta.url)
const nothing: EntryReading = { after: () => [] }

/** A folder with more entries than one chunk holds, of which some are packed, some trimmed and some gone. */
function livedIn() {
  const folder = openFolder()
  for (let n = 0; n < 60; n += 1) folder.append(ussdDelivery({ uuid: `old-${n}` }), jobDelivery('complete'))
  folder.project()
  folder.packAll()
  folder.trimAll()
  folder.pruneAll({ maxTransactions: 20 })
  folder.append(...ussdFixtures.map(({ data }) => deliveryOf(data)), deliveryOf('no JSON'))
  for (let n = 0; n < 60; n += 1) folder.append(ussdDelivery({ uuid: `new-${n}` }))
  folder.project()
  return folder
}

function start(folder: ReturnType<typeof openFolder>, file = threadFile) {
  const ahead = startReadingAhead(folder.place, file)
  onTestFinished(() => ahead.close())
  return ahead
}

/** What the thread hands over, waited for. */
async function arrived(reading: EntryReading, seq: number, limit: number): Promise<readonly ReadEntry[]> {
  for (;;) {
    const entries = reading.after(seq, limit)
    if (entries.length > 0) return entries
    await new Promise(resolve => setImmediate(resolve))
  }
}

async function all(reading: EntryReading, upTo: number, limit: number): Promise<readonly ReadEntry[]> {
  const entries: ReadEntry[] = []
  for (let seq = 0; seq < upTo; seq = entries.at(-1)?.seq ?? upTo) entries.push(...(await arrived(reading, seq, limit)))
  return entries
}

test.each([1, 50, 64, 1000])('it hands over all that the journal holds, asked for %i at once', async limit => {
  const folder = livedIn()
  const journal = createJournalReading(folder.journal)
  const expected = await all(readEntries(journal), journal.head(), 64)
  expect(await all(start(folder).before(nothing), journal.head(), limit)).toEqual(expected)
})

test('what was read without it is not handed over again', async () => {
  const folder = livedIn()
  const own = readEntries(createJournalReading(folder.journal))
  const ahead = start(folder)
  const [first] = await arrived(ahead.before(nothing), 0, 1)
  const after = (first?.seq ?? 0) + 10
  expect((await arrived(ahead.before(nothing), after, 5)).map(({ seq }) => seq)).toEqual(
    own.after(after, 5).map(({ seq }) => seq),
  )
})

test('what lies before all that it hands over is read without it', async () => {
  const folder = livedIn()
  const own = readEntries(createJournalReading(folder.journal))
  const ahead = start(folder).before(own)
  await all(ahead, createJournalReading(folder.journal).head(), 64)
  expect(ahead.after(0, 5)).toEqual(own.after(0, 5))
})

test('a thread that cannot even begin is not missed', async () => {
  const folder = livedIn()
  const own = readEntries(createJournalReading(folder.journal))
  const ahead = start(folder, new URL('no-thread.ts', import.meta.url))
  expect(ahead.before(own).after(0, 64)).toEqual(own.after(0, 64))
})

test('it goes on when there is room again', async () => {
  const folder = openFolder()
  const long = 'x'.repeat(20_000)
  folder.append(...Array.from({ length: 1000 }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message: long })))
  const read = await all(start(folder).before(nothing), 1000, 64)
  expect(read.map(({ seq }) => seq)).toEqual(Array.from({ length: 1000 }, (_, n) => n + 1))
})

test('it reads what came after it had read everything, when it is told to go on', async () => {
  const folder = openFolder()
  folder.append(ussdDelivery({ uuid: 'first' }))
  const ahead = start(folder)
  const read = ahead.before(nothing)
  await arrived(read, 0, 64)
  folder.append(ussdDelivery({ uuid: 'later' }))
  const toldToGoOn: EntryReading = {
    after: (seq, limit) => {
      ahead.goOn()
      return read.after(seq, limit)
    },
  }
  expect((await arrived(toldToGoOn, 1, 64)).map(({ seq }) => seq)).toEqual([2])
})

test('a rebuild gives the same with it', async () => {
  const folder = livedIn()
  const before = folder.dump()
  folder.close()
  await withReadingAhead(folder.place, threadFile, async ahead => {
    await arrived(ahead.before(nothing), 0, 1)
    rebuildState(folder.place, { onProgress: () => {}, ahead })
  })
  expect(folder.dump()).toEqual(before)
})
