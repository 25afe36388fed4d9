import { expect, test } from 'vitest'
import { retentionSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { createPacking } from '../../../../electron/services/store/retention/pack.ts'
import { createPruning } from '../../../../electron/services/store/retention/pruning/prune.ts'
import { createTrimming } from '../../../../electron/services/store/retention/trimming/trim.ts'
import { createUpkeepSteps } from '../../../../electron/services/store/upkeep/upkeep-steps.ts'
import { ussdDelivery } from '../store-kit.ts'
import { openFolder } from './retention-kit.ts'

const muchLater = Date.parse('2030-01-01T00:00:00Z')
const everything = { upTo: Number.MAX_SAFE_INTEGER, before: muchLater, all: true } as const
const keeping = (wanted: object) => retentionSettingsSchema.parse(wanted)

function filled(transactions: number, status = 'failed', message = 'Sent') {
  const folder = openFolder()
  folder.receive(...Array.from({ length: transactions }, (_, n) => ussdDelivery({ uuid: `u-${n}`, status, message })))
  return folder
}

test('packing does as many segments as it is told', () => {
  const { pack } = createPacking(filled(300).journal)
  expect([pack({ ...everything, most: 1 }), pack({ ...everything, most: 2 })]).toEqual([64, 128])
})

test('large deliveries are packed in as few at once as their bytes allow', () => {
  const { pack } = createPacking(filled(8, 'failed', 'x'.repeat(400_000)).journal)
  expect(pack({ ...everything, most: 1 })).toBe(2)
})

test('pruning does as many transactions as it is told', () => {
  const { journal, state } = filled(100)
  expect(createPruning(journal, state)({ settings: keeping({ maxTransactions: 1 }), now: muchLater, most: 3 })).toEqual(
    {
      gone: 3,
      hasMore: false,
      isBusy: false,
    },
  )
})

test('a search for what is too old stops when its time is over, and goes on from there', () => {
  const folder = filled(450)
  folder.receive(ussdDelivery({ uuid: 'old', status: 'succeeded' }))
  const prune = createPruning(folder.journal, folder.state)
  const settings = keeping({ maxAgeDays: 1, keepLongerDays: { failed: 36_500 } })
  folder.packAll()
  const steps = [1, 2, 3].map(() => prune({ settings, now: muchLater, isOver: () => true }))
  expect(steps).toEqual([
    { gone: 0, hasMore: true, isBusy: false },
    { gone: 0, hasMore: true, isBusy: false },
    { gone: 1, hasMore: false, isBusy: false },
  ])
})

test('an engine finds what is too old behind young ones where it looks at all, a piece with each step', () => {
  const now = Date.parse('2026-03-06T00:00:00Z')
  const folder = filled(5_100)
  folder.receive(ussdDelivery({ uuid: 'old' }, { receivedAt: now - 800 * 86_400_000, provenBy: 'import' }))
  folder.packAll()
  const prune = createPruning(folder.journal, folder.state)
  const wish = { settings: keeping({ maxAgeDays: 365 }), now, isOver: () => true }
  const steps = [false, true, true].map(looksAtAll => prune({ ...wish, looksAtAll }))
  expect(steps).toEqual([
    { gone: 0, hasMore: false, isBusy: false },
    { gone: 0, hasMore: true, isBusy: false },
    { gone: 1, hasMore: false, isBusy: false },
  ])
})

test('what follows what went is not looked for from the beginning', () => {
  const now = Date.parse('2026-03-06T00:00:00Z')
  const folder = filled(5_100)
  const old = { receivedAt: now - 800 * 86_400_000, provenBy: 'import' } as const
  folder.receive(...['a', 'b'].map(uuid => ussdDelivery({ uuid }, old)))
  folder.packAll()
  const prune = createPruning(folder.journal, folder.state)
  const wish = { settings: keeping({ maxAgeDays: 365 }), now, most: 1, isOver: () => true }
  const gone = [1, 2, 3].map(() => {
    const step = prune(wish)
    folder.project()
    return step.gone
  })
  expect(gone).toEqual([0, 1, 1])
})

test('what has to be packed before it goes is packed in several steps, and then it goes', () => {
  const folder = filled(300)
  // The oldest of all was heard of again at the end.
  folder.receive(ussdDelivery({ uuid: 'u-0', status: 'succeeded' }))
  const prune = createPruning(folder.journal, folder.state)
  const settings = keeping({ maxAgeDays: 1, keepLongerDays: { failed: 36_500 } })
  const steps = [1, 2].map(() => prune({ settings, now: muchLater }))
  expect(steps).toEqual([
    { gone: 0, hasMore: true, isBusy: false },
    { gone: 1, hasMore: false, isBusy: false },
  ])
})

test('trimming does as many transactions of a segment as it is told, and each of them once', () => {
  const folder = filled(64)
  folder.packAll()
  const trim = createTrimming(folder.journal, folder.state)
  const trimBefore = {
    ...{ pending: muchLater, succeeded: muchLater, failed: muchLater },
    ...{ cancelled: muchLater, unknown: muchLater },
  }
  const steps = []
  for (let after: number | null = 0; after !== null; ) {
    const step = trim({ after, trimBefore, now: muchLater, most: 30 })
    steps.push(step.transactions)
    after = step.lastSeq
  }
  expect(steps).toEqual([30, 30, 4, 0])
})

test('on a machine on which every step takes too long, each does as little as possible', () => {
  const { journal, state, project } = filled(40)
  let now = 0
  const step = createUpkeepSteps(journal, state, () => {
    now += 1000
    return now
  })
  const retention = keeping({ maxTransactions: 1 })
  const pruned = Array.from({ length: 5 }, () => {
    const done = step({ retention, now: muchLater, trimAfter: null })
    project()
    return done.pruned
  })
  expect(pruned).toEqual([6, 3, 1, 1, 1])
})

/** So much more is in the journal alone that nobody can say what may go. */
function leftBehind() {
  const folder = filled(100)
  folder.packAll()
  folder.append(...Array.from({ length: 4_100 }, () => ussdDelivery({ uuid: 'later' })))
  return folder
}

test('while the projector is far behind, pruning says so, and goes on once it has caught up', () => {
  const { journal, state, project } = leftBehind()
  const prune = createPruning(journal, state)
  const wish = { settings: keeping({ maxTransactions: 1 }), now: muchLater, most: 3 }
  const during = prune(wish)
  project()
  expect([during, prune(wish)]).toEqual([
    { gone: 0, hasMore: false, isBusy: true },
    { gone: 3, hasMore: false, isBusy: false },
  ])
})

test('where nothing has a limit, nothing waits for a projector that is far behind', () => {
  const { journal, state } = leftBehind()
  expect(createPruning(journal, state)({ settings: keeping({}), now: muchLater })).toEqual({
    ...{ gone: 0, hasMore: false, isBusy: false },
  })
})

test.each([
  ['what has to go', { maxTransactions: 1 }],
  ['texts', { trimAfterDays: 1 }],
])('a step that meets a projector far behind is not the last one (%s)', (_, wanted) => {
  const { journal, state } = leftBehind()
  const step = createUpkeepSteps(journal, state, () => 0)
  const done = step({ retention: keeping(wanted), now: Date.parse('2026-03-10T00:00:00Z'), trimAfter: 0 })
  expect(done).toMatchObject({ isDone: false, isBusy: true, trimAfter: 0 })
})
