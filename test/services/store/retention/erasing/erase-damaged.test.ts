import { readFileSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { stateFile } from '../../../../../electron/services/store/data-place.ts'
import type { Whom } from '../../../../../electron/services/store/retention/erasing/acts-left.ts'
import { eraseCustomer, planErase } from '../../../../../electron/services/store/retention/erasing/erase.ts'
import { fitsPhone } from '../../../../core/retention/phone-kit.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

const whom: Whom = { kind: 'number', fits: fitsPhone('0712345678') }
const wish = { whom, proof: '712345678', salt: 'salt', now: 9 }

/** A folder whose state cannot be read in the middle of a table or an index; nothing else looks there. */
function withDamaged(name: string) {
  const folder = openFolder()
  const message = `Sent to 0712345678 ${'m'.repeat(500)}`
  folder.receive(...Array.from({ length: 400 }, (_, n) => ussdDelivery({ uuid: `${'u'.repeat(200)}-${n}`, message })))
  folder.close()
  const file = stateFile(folder.dir)
  const state = new Sqlite(file)
  state.pragma('wal_checkpoint(TRUNCATE)')
  const pageBytes = Number(state.pragma('page_size', { simple: true }))
  const pages = state
    .prepare<[string], number>(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno`)
    .pluck()
    .all(name)
  state.close()
  const bytes = readFileSync(file)
  for (const page of pages.slice(1, -1)) bytes.fill('ruin', (page - 1) * pageBytes, page * pageBytes)
  writeFileSync(file, bytes)
  return { ...folder, file }
}

const damaged = (file: string) =>
  expect.objectContaining({ trouble: expect.objectContaining({ kind: 'corrupt', file }) })

test.each(['transactions_by_identity', 'transactions', 'deliveries'])(
  'damage of the state is put down to the state, and not to the journal: %s',
  name => {
    const { place, file } = withDamaged(name)
    expect(() => eraseCustomer(place, wish)).toThrow(damaged(file))
  },
)

test('so it is in a dry run', () => {
  const { place, file } = withDamaged('transactions_by_identity')
  expect(() => planErase(place, whom)).toThrow(damaged(file))
})
