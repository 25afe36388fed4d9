import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { openState } from '../../../../../electron/services/store/projection/open-state.ts'
import { createTransactionInsert } from '../../../../../electron/services/store/projection/transactions/row-statements.ts'
import {
  type TransactionRow,
  transactionOf,
} from '../../../../../electron/services/store/projection/transactions/transaction-row.ts'
import { unpackPage } from '../../../../../electron/services/store/queries/list/packed-page.ts'
import { createPageQuery } from '../../../../../electron/services/store/queries/list/page.ts'
import { placeOf, query, tempDir } from '../../store-kit.ts'

/** Any character, as the database keeps it: control characters, quotes, line ends of every kind, but no halves. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }).map(one => one.toWellFormed()),
  fc.constantFrom('"', '\\', '\u0000', '\u2028', '\n\r\t', '😀', ']', 'null'),
)
const textOrNone = fc.option(text)
const time = fc.integer({ min: -8.64e12, max: 8.64e12 })

const row: fc.Arbitrary<TransactionRow> = fc.record({
  ...{ key: fc.constant(0), source_id: text, source_kind: fc.constantFrom('ussd-app', 'hover-org') },
  ...{
    kind: fc.constantFrom('ussd', 'job'),
    provider_id: text,
    status: fc.constantFrom('failed', 'pending', 'unknown'),
  },
  ...{ provider_status: textOrNone, status_since: time, title: text, operator: textOrNone, country: textOrNone },
  ...{ category: textOrNone, message: textOrNone, environment: fc.constantFrom('production', 'debug', null) },
  ...{ started_at: time, started_at_from: fc.constantFrom('provider', 'received'), updated_at: fc.option(time) },
  ...{ first_received_at: time, last_received_at: time, flags: fc.constantFrom('[]', '["LATE"]') },
  ...{
    deliveries: fc.nat(),
    duplicates: fc.nat(),
    action: text,
    waiting_since: time,
    is_foreign: fc.constantFrom(0, 1),
  },
  ...{ stuck_since: fc.option(time), stuck_reason: fc.constant(null), resolution_note: textOrNone },
  ...{ resolution_verdict: fc.constantFrom('succeeded', null), resolution_at: fc.option(time) },
})

test('a page says what its rows hold, whatever characters that is', () => {
  const { database } = openState({ ...placeOf(tempDir()), journalHead: 0 })
  onTestFinished(() => void database.close())
  const insert = createTransactionInsert(database)
  const page = createPageQuery(database)
  const empty = database.prepare('DELETE FROM transactions')
  fc.assert(
    fc.property(fc.uniqueArray(row, { maxLength: 5, selector: one => one.provider_id }), rows => {
      empty.run()
      const stored = rows.map((one, n) => ({ ...one, key: n + 1 }))
      for (const one of stored) insert(one)
      const newestFirst = stored.toSorted((a, b) => b.started_at - a.started_at || b.key - a.key)
      expect(unpackPage(page(query({ limit: 5 }))).rows).toEqual(newestFirst.map(transactionOf))
    }),
  )
})
