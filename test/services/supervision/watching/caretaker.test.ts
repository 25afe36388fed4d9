import { expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { makeTrouble } from '../../../../electron/services/store/trouble.ts'
import type { StepDone } from '../../../../electron/services/store/upkeep/upkeep.ts'
import type { Step, StepWish } from '../../../../electron/services/store/upkeep/upkeep-steps.ts'
import { createCaretaker } from '../../../../electron/services/supervision/watching/caretaker.ts'
import { createFakeClock } from '../../../fakes/clock.ts'

const nothing: Step = {
  ...{ packed: 0, trimmed: 0, pruned: 0 },
  ...{ trimAfter: null, looksAtAll: false, isDone: true, isBusy: false, isHeldBack: false },
}
const minute = 60_000
const hour = 60 * minute

/** A caretaker whose steps come to what the test says, and then to nothing. */
function caretaking(...outcomes: readonly (Partial<Step> | StepDone | Error)[]) {
  const clock = createFakeClock()
  const wishes: StepWish[] = []
  const logged: string[] = []
  let rests = 0
  let settled = 0
  const waiting = [...outcomes]
  let wrongBy = 0
  const caretaker = createCaretaker({
    clock: { ...clock, now: () => clock.now() + wrongBy },
    retention: () => retentionSettingsSchema.parse({}),
    store: {
      settled: async () => {
        settled += 1
      },
    },
    log: (_level, event) => logged.push(event),
    upkeep: {
      step: async wish => {
        wishes.push(wish)
        const next = waiting.shift() ?? {}
        if (next instanceof Error) throw next
        return 'ok' in next ? next : { ok: true, step: { ...nothing, ...next } }
      },
      rest: async () => {
        rests += 1
      },
    },
  })
  const setClock = (ms: number) => {
    wrongBy = ms
  }
  return { clock, setClock, caretaker, wishes, logged, rests: () => rests, settled: () => settled }
}

test('the first minute belongs to what people wait for', async () => {
  const { clock, wishes } = caretaking()
  await clock.advance(minute - 1)
  expect(wishes).toEqual([])
  await clock.advance(1)
  expect(wishes).toHaveLength(1)
})

test('one step follows the other until nothing is left; then the thread goes', async () => {
  const { clock, wishes, rests, logged } = caretaking({ packed: 64, isDone: false }, { packed: 64, isDone: false })
  await clock.advance(2 * minute)
  expect([wishes.length, rests(), logged]).toEqual([3, 1, ['upkeep']])
})

test('what a step wrote to the journal is projected at once', async () => {
  const { clock, settled } = caretaking({ pruned: 5, isDone: false })
  await clock.advance(2 * minute)
  expect(settled()).toBe(1)
})

test('while others write, it waits, and nobody is alarmed', async () => {
  const locked = { ok: false, trouble: makeTrouble('locked', 'journal.db') } as const
  const { clock, wishes, logged } = caretaking(locked, locked)
  await clock.advance(2 * minute)
  expect([wishes.length, logged]).toEqual([3, []])
})

test('while the projector is busy, the round goes on soon, and not at once', async () => {
  const busy = { isBusy: true, isDone: false }
  const { clock, wishes } = caretaking(busy, busy)
  await clock.advance(minute)
  const begun = wishes.length
  await clock.advance(1_000)
  const before = wishes.length
  await clock.advance(3_000)
  expect([begun, before, wishes.length]).toEqual([1, 1, 3])
})

test('a full disk ends the round with a line in the log, and the next round tries again', async () => {
  const { clock, wishes, logged } = caretaking({ ok: false, trouble: makeTrouble('full', 'journal.db') })
  await clock.advance(minute)
  expect([wishes.length, logged]).toEqual([1, ['upkeep-failed']])
  await clock.advance(hour)
  expect(wishes.length).toBeGreaterThan(1)
})

test('that a clock leapt ahead and what is old stays is told once', async () => {
  const { clock, logged } = caretaking({ isHeldBack: true, isDone: false }, { isHeldBack: true })
  await clock.advance(2 * minute)
  expect(logged).toEqual(['retention-held-back'])
})

test('texts that are old enough are looked for from the beginning every six hours, and not in between', async () => {
  const { clock, wishes } = caretaking({ trimAfter: 64, isDone: false }, { trimAfter: null })
  await clock.advance(5 * hour)
  expect(wishes.slice(0, 3).map(({ trimAfter }) => trimAfter)).toEqual([0, 64, null])
  await clock.advance(2 * hour)
  expect(wishes.filter(({ trimAfter }) => trimAfter === 0)).toHaveLength(2)
})

test('what is too old is looked for among all every six hours, until all was looked at', async () => {
  const { clock, wishes } = caretaking({ looksAtAll: true, isDone: false })
  await clock.advance(5 * hour)
  expect(wishes.slice(0, 3).map(({ looksAtAll }) => looksAtAll)).toEqual([true, true, false])
  await clock.advance(2 * hour)
  expect(wishes.filter(({ looksAtAll }) => looksAtAll)).toHaveLength(3)
})

test('a bug in one step is logged, and the next round tries again', async () => {
  const { clock, wishes, logged } = caretaking(new Error('a bug'))
  await clock.advance(minute)
  expect(logged).toEqual(['upkeep-failed'])
  await clock.advance(hour)
  expect(wishes.length).toBeGreaterThan(1)
})

test('a clock that is set back does not keep texts from being looked for', async () => {
  const { clock, setClock, wishes } = caretaking()
  setClock(-1000 * 24 * hour)
  await clock.advance(7 * hour)
  // When it was found to be set back, and six hours later.
  expect(wishes.filter(({ trimAfter }) => trimAfter === 0).length).toBeGreaterThan(1)
})

test('after the end it does nothing any more', async () => {
  const { clock, caretaker, wishes } = caretaking()
  await caretaker.stop()
  await clock.advance(hour)
  expect(wishes).toEqual([])
})
