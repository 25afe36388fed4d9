import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../../../electron/contract/settings/settings.ts'
import { stateFile } from '../../../../../electron/services/store/data-place.ts'
import { planPrune } from '../../../../../electron/services/store/retention/pruning/plan.ts'
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
