import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { stateFile } from '../../../electron/services/store/data-place.ts'
import { tempDir } from '../store/store-kit.ts'

/** The points that a run passes come in no fixed order: some more are tried than are asked for. */
const rounds = 26
const points = 20

async function run(...args: readonly string[]): Promise<void> {
  await once(fork(new URL('./processes/teller.ts', import.meta.url), [...args]), 'exit')
}

interface Row {
  readonly id: string
  readonly transaction_id: string
  readonly state: string
  readonly incident: string | null
}

test('kill -9 at 20 different points between commit and showing leaves no failure untold, and tells none again that was told', async () => {
  const dir = tempDir()
  const seen = join(dir, 'seen')
  for (let round = 1; round <= rounds; round += 1) await run(dir, seen, String(round), String(round))
  await run(dir, seen, '0', '0')
  const lines = readFileSync(seen, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => line.split(' '))
  const state = new Sqlite(stateFile(dir), { readonly: true })
  const rows = state.prepare<[], Row>('SELECT id, transaction_id, state, incident FROM notices').all()
  const failed = state.prepare(`SELECT count(*) FROM transactions WHERE status IN ('failed', 'unknown')`).pluck().get()
  const storms = state.prepare<[], { id: string; failures: number; told: number }>('SELECT * FROM incidents').all()
  state.close()

  // Of a summary every notice that it sums up is journaled.
  const shown = new Set(lines.filter(([what]) => what === 'shown' || what === 'journaled').map(([, id]) => id))
  const untold = rows.filter(row => row.state !== 'acknowledged' && !shown.has(row.incident ?? row.id))
  const counted = storms.filter(({ id, failures, told }) => {
    const most = Math.max(
      ...lines.filter(([what, of]) => what === 'shown' && of === id).map(([, , count]) => Number(count)),
    )
    return told !== failures || most !== failures
  })
  const again = lines.filter(([what, id, count], place) => {
    const before = lines.slice(0, place)
    const isOver = before.some(([earlier, of]) => (earlier === 'journaled' || earlier === 'acknowledged') && of === id)
    return what === 'shown' && count === '1' && isOver
  })
  const killedAt = new Set(lines.filter(([what]) => what === 'killed').map(([, point]) => point))
  expect(killedAt.size).toBeGreaterThanOrEqual(points)
  expect(rows.length).toBe(failed)
  expect(rows.length).toBeGreaterThan(rounds)
  expect({ untold, counted, again }).toEqual({ untold: [], counted: [], again: [] })
}, 240_000)
