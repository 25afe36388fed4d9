import { expect, test } from 'vitest'
import { openState } from '../../../../../electron/services/store/projection/open-state.ts'
import {
  createTransactionInsert,
  createTransactionUpdate,
} from '../../../../../electron/services/store/projection/transactions/row-statements.ts'
import {
  type TransactionRow,
  transactionColumns,
} from '../../../../../electron/services/store/projection/transactions/transaction-row.ts'
import { placeOf, tempDir } from '../../store-kit.ts'

const row: TransactionRow = {
  ...{ key: 7, source_id: 'shop', source_kind: 'ussd-app', kind: 'ussd', provider_id: 'u-1', status: 'pending' },
  ...{ provider_status: 'pending', status_since: 1, title: 'Send Money', operator: 'Safaricom', country: 'KE' },
  ...{ category: null, message: null, environment: 'production', started_at: 1, started_at_from: 'provider' },
  ...{ updated_at: 1, first_received_at: 1, last_received_at: 1, flags: '[]', deliveries: 1, duplicates: 0 },
  ...{ action: 'a', waiting_since: 1, is_foreign: 0, stuck_since: null, stuck_reason: null },
  ...{ resolution_verdict: null, resolution_note: null, resolution_at: null },
}

function setup() {
  const { database } = openState({ ...placeOf(tempDir()), journalHead: 0 })
  createTransactionInsert(database)(row)
  const read = database.prepare<[], TransactionRow>(`SELECT ${transactionColumns.join(', ')} FROM transactions`)
  return { update: createTransactionUpdate(database), read: () => read.get(), database }
}

test('a row comes back as it was inserted', () => {
  const { read, database } = setup()
  expect(read()).toEqual(row)
  database.close()
})

test('columns that did not change stay what they are in the database', () => {
  const { update, read, database } = setup()
  database.exec(`UPDATE transactions SET title = 'touched by another'`)
  update({ ...row, status: 'failed' }, row)
  expect(read()).toEqual({ ...row, status: 'failed', title: 'touched by another' })
  database.close()
})

test('any number of combinations of changed columns is written', () => {
  const { update, read, database } = setup()
  const numbers = [
    'status_since',
    'started_at',
    'updated_at',
    'deliveries',
    'duplicates',
    'waiting_since',
    'stuck_since',
  ] as const
  const seen = new Set<string>()
  let before = row
  for (let combination = 1; combination < 128; combination++) {
    const changed = numbers.filter((_, bit) => ((combination >> bit) & 1) === 1)
    const after = { ...before, ...Object.fromEntries(changed.map(name => [name, combination + 1000])) }
    update(after, before)
    if (JSON.stringify(read()) === JSON.stringify(after)) seen.add(changed.join())
    before = after
  }
  expect(seen.size).toBe(127)
  database.close()
})
