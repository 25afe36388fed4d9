import { expect, test } from 'vitest'
import { type RetentionSettings, retentionSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { createUpkeepSteps } from '../../../../electron/services/store/upkeep/upkeep-steps.ts'
import { openFolder } from '../retention/retention-kit.ts'
import { ussdDelivery } from '../store-kit.ts'

const day = 86_400_000
const received = Date.parse('2026-03-05T09:15:00Z')
const wrong = Date.parse('2099-01-01T00:00:00Z')
const byAge = { maxAgeDays: 3650 }

function filled() {
  const folder = openFolder()
  folder.receive(...Array.from({ length: 30 }, (_, n) => ussdDelivery({ uuid: `u-${n}` }, { receivedAt: received })))
  folder.packAll()
  return folder
}

/** What one start of an engine takes, with everything that follows from it. */
function keep(
  { journal, state, project }: ReturnType<typeof openFolder>,
  wanted: Partial<RetentionSettings>,
  now: number,
) {
  const step = createUpkeepSteps(journal, state, () => 0)
  const retention = retentionSettingsSchema.parse(wanted)
  let taken = 0
  for (let trimAfter: number | null = 0; ; ) {
    const done = step({ retention, now, trimAfter })
    taken += done.pruned + done.trimmed
    trimAfter = done.trimAfter
    project()
    if (done.isDone) return { taken, isHeldBack: done.isHeldBack }
  }
}

test.each([byAge, { trimAfterDays: 30 }])('a clock that leapt by years takes nothing by %j', wanted => {
  const folder = filled()
  keep(folder, {}, received)
  expect(keep(folder, wanted, wrong)).toEqual({ taken: 0, isHeldBack: true })
})

test('nor does it when nothing was noted of the clock before', () => {
  expect(keep(filled(), byAge, wrong).taken).toBe(0)
})

test('nor with what came meanwhile, which has the same wrong time', () => {
  const folder = filled()
  keep(folder, {}, received)
  folder.receive(ussdDelivery({ uuid: 'late' }, { receivedAt: wrong }))
  expect(keep(folder, byAge, wrong).taken).toBe(0)
})

test('what is too many goes all the same', () => {
  const folder = filled()
  keep(folder, {}, received)
  expect(keep(folder, { maxTransactions: 10 }, wrong).taken).toBe(20)
})

test('after a day with that clock it takes what is old', () => {
  const folder = filled()
  keep(folder, {}, received)
  keep(folder, byAge, wrong)
  expect(keep(folder, byAge, wrong + day)).toEqual({ taken: 30, isHeldBack: false })
})

test('nobody hears that something is held back where nothing has an age', () => {
  expect(keep(filled(), { maxTransactions: 10 }, wrong).isHeldBack).toBe(false)
})

test('a clock that goes on takes what is old at once', () => {
  const folder = filled()
  keep(folder, {}, received)
  expect(keep(folder, { maxAgeDays: 10 }, received + 20 * day)).toEqual({ taken: 30, isHeldBack: false })
})
