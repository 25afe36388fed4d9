import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../../../electron/contract/settings/settings.ts'
import { stateFile } from '../../../../../electron/services/store/data-place.ts'
import { planPrune } from '../../../../../electron/services/store/retention/pruning/plan.ts'
import { pruneNow } from '../../../../../electron/services/store/retention/pruning/prune-now.ts'
import { ussdDelivery } from '../../store-kit.ts'
import { openFolder } from '../retention-kit.ts'

const keepTwo = retentionSettingsSchema.parse({ maxTransactions: 2 })

function killedBeforeProjecting() {
  const folder = openFolder()
  folder.append(...Array.from({ length: 9 }, (_, n) => ussdDelivery({ uuid: `u-${n}` })))
  folder.close()
  return folder
}

test('a dry run counts what nobody has worked out yet', () => {
  const { place } = killedBeforeProjecting()
  expect(planPrune(place, keepTwo, 0).transactions).toBe(7)
})

test('a dry run makes the state where only the journal is there', () => {
  const { dir, place } = killedBeforeProjecting()
  for (const suffix of ['', '-wal', '-shm']) rmSync(stateFile(dir) + suffix, { force: true })
  expect(planPrune(place, keepTwo, 0).transactions).toBe(7)
})

const day = 86_400_000
const now = Date.parse('2026-03-06T00:00:00Z')

/** What an import brings: old times behind young ones. */
function withOldBehindYoung(young: number) {
  const folder = openFolder()
  folder.receive(...Array.from({ length: young }, (_, n) => ussdDelivery({ uuid: `young-${n}` })))
  folder.receive(ussdDelivery({ uuid: 'old' }, { receivedAt: now - 800 * day, provenBy: 'import' }))
  folder.close()
  return folder.place
}

const keepOneYear = retentionSettingsSchema.parse({ maxAgeDays: 365 })

test('a dry run finds what is too old behind young ones', () => {
  expect(planPrune(withOldBehindYoung(250), keepOneYear, now).transactions).toBe(1)
})

test('pruning by hand takes what is too old behind young ones', () => {
  expect(pruneNow(withOldBehindYoung(250), keepOneYear, now).transactions).toBe(1)
})
