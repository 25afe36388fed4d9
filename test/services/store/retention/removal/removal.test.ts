import { serialize } from 'node:v8'
import { expect, test } from 'vitest'
import {
  type TransactionRow,
  transactionColumns,
} from '../../../../../electron/services/store/projection/transactions/transaction-row.ts'
import { createRemoval } from '../../../../../electron/services/store/retention/removal/removal.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

/** One that is repeated between others that stay, each of them large; in several segments. */
function interleaved(repeats: number) {
  const folder = openFolder()
  const message = 'x'.repeat(500_000)
  const turn = (n: number) => [
    ussdDelivery({ uuid: 'repeated', message }),
    ussdDelivery({ uuid: `stays-${n}`, message }),
  ]
  for (let n = 0; n < repeats; n += 1) folder.receive(...turn(n))
  folder.packAll()
  const rows = folder.state
    .prepare<[], TransactionRow>(
      `SELECT ${transactionColumns.join(', ')} FROM transactions WHERE provider_id = 'repeated'`,
    )
    .all()
  return { removal: createRemoval(folder.journal, folder.state), rows }
}

test('what is prepared holds no bodies, neither of what goes nor of what is beside it', () => {
  const { removal, rows } = interleaved(10)
  expect(serialize(removal.prepare(rows)).byteLength).toBeLessThan(100_000)
})
