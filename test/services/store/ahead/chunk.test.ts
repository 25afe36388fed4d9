import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packChunk, unpackChunk } from '../../../../electron/services/store/ahead/chunk.ts'
import { createJournalReading } from '../../../../electron/services/store/journal/file/journal-reading.ts'
import { readEntries } from '../../../../electron/services/store/projection/entries/read-delivery.ts'
import { history } from '../retention/histories.ts'
import { jobHistory } from '../retention/job-histories.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { deliveryOf } from '../store-kit.ts'

function expectSame(folder: ReturnType<typeof openFolder>): void {
  const reading = readEntries(createJournalReading(folder.journal))
  for (let behind = 0, last = 0; ; behind = last) {
    const entries = reading.after(behind, 1000)
    if (entries.length === 0) return
    last = entries.at(-1)?.seq ?? last
    const chunk = { behind, last, entries }
    expect(unpackChunk(packChunk(chunk))).toStrictEqual(chunk)
  }
}

test('whatever a chunk holds comes back as it was read: whole, trimmed, gone, odd or done by people', () => {
  fc.assert(
    fc.property(history, jobHistory, fc.boolean(), fc.boolean(), (entries, ofJobs, trims, prunes) => {
      const folder = openFolder()
      folder.receive(...entries, ...ofJobs)
      folder.packAll()
      if (trims) folder.trimAll()
      if (prunes) folder.pruneAll({ maxTransactions: 2, keepLongerDays: { failed: 5 } })
      expectSame(folder)
    }),
    { numRuns: 30 },
  )
})

test('names and texts that JSON or JavaScript treat in a way of their own come back, too', () => {
  const folder = openFolder()
  const extras = '{"__proto__":"1","2":"b","1":"a","half":"\\ud800","line":"\\u2028"}'
  folder.receive(deliveryOf(`{"id":"u-1","attributes":{"status":"failed","input_extras":${extras}}}`))
  expectSame(folder)
})
