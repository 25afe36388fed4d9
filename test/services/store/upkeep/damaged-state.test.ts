import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { type RetentionSettings, retentionSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { journalFile, stateFile, suspicionOf } from '../../../../electron/services/store/data-place.ts'
import { createUpkeep } from '../../../../electron/services/store/upkeep/upkeep.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { placeOf, ussdDelivery } from '../store-kit.ts'

const threadFile = new URL('../../../../electron/services/store/upkeep/upkeep-thread.ts', import.meta.url)
/** Some days after everything that tests receive. */
const now = Date.parse('2026-03-08T00:00:00Z')

/** Packed, and with one table of the state that cannot be read. */
function damaged(table: string): string {
  const folder = openFolder()
  const message = 'y'.repeat(500)
  folder.receive(...Array.from({ length: 300 }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message })))
  folder.packAll()
  folder.close()
  const file = stateFile(folder.dir)
  const state = new Sqlite(file)
  state.pragma('wal_checkpoint(TRUNCATE)')
  const root = state.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table)
  const pageBytes = Number(state.pragma('page_size', { simple: true }))
  state.close()
  const bytes = readFileSync(file)
  bytes.fill('ruin', ((root ?? 0) - 1) * pageBytes, (root ?? 0) * pageBytes)
  writeFileSync(file, bytes)
  return folder.dir
}

async function stepOn(dir: string, wanted: Partial<RetentionSettings>) {
  const upkeep = createUpkeep({ ...placeOf(dir), threadFile })
  onTestFinished(() => upkeep.rest())
  return upkeep.step({ retention: retentionSettingsSchema.parse(wanted), now, trimAfter: 0 })
}

const cases = [
  ['projection', { maxTransactions: 100 }],
  ['transactions', { maxTransactions: 100 }],
  ['deliveries', { maxTransactions: 100 }],
  ['deliveries', { trimAfterDays: 1 }],
] as const

test.each(cases)('damage in the state, in its %s, is told of the state with %j', async (table, wanted) => {
  const dir = damaged(table)
  expect(await stepOn(dir, wanted)).toMatchObject({
    ok: false,
    trouble: { kind: 'corrupt', file: stateFile(dir) },
  })
})

test.each(cases)('the next start makes the state anew and leaves a sound journal: %s, %j', async (table, wanted) => {
  const dir = damaged(table)
  await stepOn(dir, wanted)
  expect([stateFile(dir), journalFile(dir)].map(file => existsSync(suspicionOf(file)))).toEqual([true, false])
})
