import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { everything } from '../../../electron/core/query/filter.ts'
import { replayHere } from '../../../electron/services/replaying/replay-here.ts'
import { openReplay } from '../../../electron/services/store/exporting/open-export.ts'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { deliveryOf, placeOf, tempDir } from '../store/store-kit.ts'
import { provenUssd, proving, reading, signedJob } from './replaying-kit.ts'

const signal = new AbortController().signal

async function replayed(entries: readonly Entry[], dir = tempDir()) {
  const read = reading(entries, dir)
  return replayHere(read.positions(everything), { reading: read, prove: proving(), signal })
}

test('what comes out as it is shown is counted by transaction', async () => {
  const done = await replayed([provenUssd('u-1'), provenUssd('u-1', { status: 'succeeded' }), provenUssd('u-2')])
  expect([done.deliveries, done.proven.proven, done.same, done.differing]).toEqual([3, 3, 2, []])
})

test('an old event of a job leaves the job as it is: nothing is journaled behind the newer one', async () => {
  const dir = tempDir()
  const file = join(dir, 'journal.db')
  reading([signedJob('failed'), signedJob('completed')], dir)
  const before = createHash('sha256').update(readFileSync(file)).digest('hex')
  const done = await replayed([], dir)
  const after = createHash('sha256').update(readFileSync(file)).digest('hex')
  expect([done.same, after]).toEqual([1, before])
})

test('a transaction that an older version worked out otherwise is named with what differs', async () => {
  const dir = tempDir()
  openReplay(placeOf(dir))
  reading([provenUssd('u-1')], dir)
  const state = new Database(join(dir, 'state.db'))
  state.prepare("UPDATE transactions SET status = 'succeeded', category = 'old'").run()
  state.close()
  const done = await replayed([], dir)
  expect([done.same, done.differing]).toEqual([0, [{ transactionId: 'shop/ussd/u-1', parts: ['status', 'category'] }]])
})

test('a delivery that was changed after it came is named', async () => {
  const forged = { ...signedJob('failed'), body: signedJob('completed').body }
  expect((await replayed([signedJob('failed'), forged])).disproven).toEqual([2])
})

test('what was odd stays odd and belongs to no transaction', async () => {
  const read = reading([deliveryOf({ odd: true })])
  const done = await replayHere([1], { reading: read, prove: proving(), signal })
  expect([done.deliveries, done.odd, done.same]).toEqual([1, 1, 0])
})

test('a wish to stop is heard', async () => {
  const read = reading([provenUssd('u-1')])
  const done = await replayHere([1], { reading: read, prove: proving(), signal: AbortSignal.abort() })
  expect([done.isStopped, done.deliveries]).toEqual([true, 0])
})
