import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verdicts } from '../../../../../electron/contract/transactions/transaction.ts'
import { createStoredDeliveries } from '../../../../../electron/services/store/exporting/stored-deliveries.ts'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { isSoundEntry, type Row } from '../../../../../electron/services/store/journal/entries/sound-row.ts'
import { entriesIn, openFolder } from '../../retention/retention-kit.ts'
import { deliveryOf, ussdDelivery } from '../../store-kit.ts'

/** Any text a name may have, also one that is no Unicode. */
const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)) })

const anyDelivery = fc
  .record({
    receivedAt: fc.double({ min: 0, max: 4e12, noNaN: true }),
    sourceId: anyText,
    sourceName: anyText,
    product: fc.constantFrom('ussd-app' as const, 'hover-org' as const),
    signed: fc.option(anyText),
    body: fc.oneof(
      fc.uint8Array(),
      anyText.map(text => Buffer.from(text)),
    ),
  })
  .map(said => deliveryOf({}, said))

const anyAct = fc
  .record({ transactionId: anyText, verdict: fc.constantFrom(...verdicts), note: anyText })
  .map((said): Entry => ({ kind: 'act', at: 1.5, act: { kind: 'resolved', ...said } }))

test('whatever is written is taken for what was written, packed or not', () => {
  const folder = openFolder()
  fc.assert(
    fc.property(fc.array(fc.oneof(anyDelivery, anyAct), { minLength: 1, maxLength: 20 }), entries => {
      folder.append(...entries)
      expect(entriesIn(folder.dir).length).toBeGreaterThanOrEqual(entries.length)
      folder.packAll()
      expect(entriesIn(folder.dir).length).toBeGreaterThanOrEqual(entries.length)
    }),
  )
})

const changes = [
  ['a digit of a body', `UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), '100', '900') AS BLOB)`],
  ['the source it came for', `UPDATE entries SET source_id = 'shap'`],
  ['the time it came at', 'UPDATE entries SET at = at + 1'],
  ['how it was proven', `UPDATE entries SET proven_by = 'previous-secret'`],
] as const

test.each(changes)('%s that changed in the file is met by whoever reads it', (_what, sql) => {
  const folder = openFolder()
  folder.append(ussdDelivery({ message: 'Sent KES 100' }))
  folder.journal.exec(sql)
  expect(() => entriesIn(folder.dir)).toThrowError('damaged')
})

test.each(changes)('%s that changed in the file is not packed', (_what, sql) => {
  const folder = openFolder()
  folder.append(ussdDelivery({ message: 'Sent KES 100' }))
  folder.journal.exec(sql)
  expect(() => folder.packAll()).toThrowError('damaged')
})

test.each(changes)('%s that changed in the file is not exported', (_what, sql) => {
  const folder = openFolder()
  folder.append(ussdDelivery({ message: 'Sent KES 100' }))
  folder.journal.exec(sql)
  expect(() => createStoredDeliveries(folder.journal).delivery(1)).toThrowError('damaged')
})

test('a decision that changed in the file is met by whoever reads it', () => {
  const folder = openFolder()
  folder.append({ kind: 'act', at: 1, act: { kind: 'resolved', transactionId: 'a', verdict: 'failed', note: '' } })
  folder.journal.exec(`UPDATE entries SET act = replace(act, 'failed', 'succeeded')`)
  expect(() => entriesIn(folder.dir)).toThrowError('damaged')
})

test('a row that changed in the file is not sound, and one of an earlier version still is', () => {
  const folder = openFolder()
  folder.append(ussdDelivery({ message: 'Sent KES 100' }))
  const isSound = () => {
    const [row] = folder.journal.prepare<[], Row>('SELECT * FROM entries').all()
    return row !== undefined && isSoundEntry(row)
  }
  expect(isSound()).toBe(true)
  folder.journal.exec(changes[0][1])
  expect(isSound()).toBe(false)
  folder.journal.exec('UPDATE entries SET checksum = NULL')
  expect(isSound()).toBe(true)
})
