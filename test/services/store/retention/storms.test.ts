import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateFile } from '../../../../electron/services/store/data-place.ts'
import type { Act } from '../../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../../electron/services/store/journal/entries/entry.ts'
import { projectAll } from '../../../../electron/services/store/projection/project-all.ts'
import { eraseCustomer } from '../../../../electron/services/store/retention/erasing/erase.ts'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { rulesSet } from '../notice-rules-kit.ts'
import { ussdDelivery } from '../store-kit.ts'
import { entriesIn, openFolder } from './retention-kit.ts'

type Folder = ReturnType<typeof openFolder>

const start = Date.parse('2026-03-05T10:00:00Z')
const second = 1_000
const minute = 60_000

interface Said {
  readonly status?: string
  readonly action?: string
  readonly operator?: string
  readonly amount?: string
  readonly sourceId?: string
}

const run = (uuid: string, at: number, { sourceId = 'shop', ...said }: Said = {}): Entry =>
  ussdDelivery({ uuid, ...said, updatedAt: new Date(start + at).toISOString() }, { receivedAt: start + at, sourceId })
const failures = (count: number, from = 0): readonly Entry[] =>
  Array.from({ length: count }, (_, n) => run(`f-${from + n * second}`, from + n * second))
const done = (at: number, act: Act): Entry => ({ kind: 'act', at: start + at, act })
const over = (at: number) => done(at, { kind: 'storm-closed' })
const shown = (noticeId: string, at: number) => done(at, { kind: 'notice-shown', noticeId, where: 'desktop' })
const acknowledged = (noticeId: string, at: number) => done(at, { kind: 'notice-acknowledged', noticeId })

/** Whatever is known beside the journal: the state that there was, or nothing. */
function expectSameAfterRebuild(folder: Folder): void {
  const before = folder.dump()
  folder.close()
  rebuildState(folder.place, { onProgress: () => {} })
  expect(folder.dump()).toEqual(before)
  for (const suffix of ['', '-wal', '-shm']) rmSync(stateFile(folder.dir) + suffix, { force: true })
  projectAll(folder.place, { afresh: false })
  expect(folder.dump()).toEqual(before)
}

const notices = (folder: Folder) => (folder.dump().notices ?? []).map(row => JSON.parse(row))
const titlesBy = (folder: Folder) => notices(folder).map(({ id, title, state }) => [id, title, state])

const head = 'shop/ussd/f-0#1'
const keep = (maxTransactions: number) => ({ maxTransactions })

test.each([
  ['the first failures of an open storm', 5],
  ['all but the last failure of an open storm', 1],
] as const)('%s are pruned, and what comes later joins it', (_what, left) => {
  const folder = openFolder()
  folder.receive(...failures(8), shown(head, minute))
  folder.packAll()
  folder.pruneAll(keep(left))
  folder.receive(run('late', minute))
  const later = folder.dump().notices?.filter(row => row.includes('shop/ussd/late#'))
  expect(later?.map(row => JSON.parse(row).state)).toEqual(['suppressed'])
  expect(titlesBy(folder)).toContainEqual([head, 'Send Money: 9 failed', 'shown'])
  expectSameAfterRebuild(folder)
})

test('all of an open storm is pruned, and what comes later joins it', () => {
  const folder = openFolder()
  folder.receive(...failures(8), shown(head, minute), run('other', minute, { operator: 'MTN' }))
  folder.packAll()
  folder.pruneAll(keep(1))
  folder.receive(run('late', minute), over(12 * minute))
  expect(titlesBy(folder)).toContainEqual([head, 'Send Money: 9 failed', 'shown'])
  expect(titlesBy(folder)).toContainEqual([`${head}!over`, expect.stringContaining('9 affected'), 'due'])
  expectSameAfterRebuild(folder)
})

test('the first failure of a storm that is over is pruned, and the others are told by its notice still', () => {
  const folder = openFolder()
  folder.receive(...failures(8), shown(head, minute), over(12 * minute))
  folder.packAll()
  folder.pruneAll(keep(7))
  expect(titlesBy(folder)).toContainEqual([head, 'Send Money: 8 failed', 'shown'])
  expect(notices(folder).filter(({ state }) => state === 'suppressed')).toHaveLength(7)
  expectSameAfterRebuild(folder)
})

test('the last failures of a storm that is over are pruned by a longer time for others', () => {
  const folder = openFolder()
  folder.receive(...failures(4), run('kept', 4 * second), over(2 * minute))
  folder.receive(run('kept', 3 * minute, { status: 'succeeded' }))
  folder.packAll()
  folder.pruneAll({ maxAgeDays: 1, keepLongerDays: { succeeded: 3000 } })
  expect(notices(folder).filter(({ incident }) => incident !== null)).toHaveLength(2)
  expectSameAfterRebuild(folder)
})

test('nothing is left of a storm that is over when the last of it is pruned', () => {
  const folder = openFolder()
  folder.receive(...failures(8), over(12 * minute), run('young', 60 * minute, { status: 'succeeded' }))
  folder.packAll()
  folder.pruneAll(keep(5))
  folder.pruneAll(keep(1))
  expect([notices(folder), folder.dump().incidents]).toEqual([[], []])
  expectSameAfterRebuild(folder)
})

test('a failure that was alone leaves no notice when it is pruned', () => {
  const folder = openFolder()
  folder.receive(run('alone', 0), over(2 * minute), run('young', 60 * minute, { status: 'succeeded' }))
  folder.packAll()
  folder.pruneAll(keep(1))
  expect(notices(folder)).toEqual([])
  expectSameAfterRebuild(folder)
})

test('a failure that is pruned before another joins it is told with that', () => {
  const folder = openFolder()
  folder.receive(run('f-0', 0), shown(head, 0), run('other', second, { status: 'succeeded', action: 'Pay Bill' }))
  folder.packAll()
  folder.pruneAll(keep(1))
  folder.receive(run('late', 2 * second))
  expect(titlesBy(folder)).toContainEqual([head, 'Send Money: 2 failed', 'shown'])
  expectSameAfterRebuild(folder)
})

test('what was not shown yet is due still when its transaction is pruned and others failed with it', () => {
  const folder = openFolder()
  folder.receive(...failures(3))
  folder.packAll()
  folder.pruneAll(keep(2))
  expect(titlesBy(folder)).toContainEqual([head, 'Send Money: 3 failed', 'due'])
  expectSameAfterRebuild(folder)
})

test('whoever acknowledged a storm has acknowledged the rest of it too', () => {
  const folder = openFolder()
  folder.receive(...failures(3), shown(head, minute), acknowledged(head, minute))
  folder.packAll()
  folder.pruneAll(keep(2))
  expect(new Set(notices(folder).map(({ state }) => state))).toEqual(new Set(['acknowledged']))
  expectSameAfterRebuild(folder)
})

test('what succeeded ends a storm, also when it is pruned before what failed', () => {
  const folder = openFolder()
  const well = Array.from({ length: 7 }, (_, n) => run(`ok-${n}`, minute + n, { status: 'succeeded' }))
  folder.receive(...failures(6), ...well, run('later', 5 * minute, { status: 'succeeded' }))
  folder.packAll()
  folder.pruneAll({ maxAgeDays: 1, keepLongerDays: { failed: 3000 } })
  expect(notices(folder).map(({ title }) => title)).toContain('Send Money: recovered after 1 minute, 6 affected')
  expectSameAfterRebuild(folder)
})

test('kinds that were pruned count among the kinds of a minute', () => {
  const folder = openFolder()
  const kinds = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((action, n) => run(action, n * second, { action }))
  folder.receive(...kinds)
  folder.packAll()
  folder.pruneAll(keep(3))
  folder.receive(run('H', 10 * second, { action: 'H' }), over(20 * minute))
  expectSameAfterRebuild(folder)
})

test('a transaction that failed twice in a storm and is pruned counts once', () => {
  const folder = openFolder()
  const rules = rulesSet({
    rules: [{ id: 'all', name: 'All', action: { kind: 'tell', urgency: 'critical', sound: true } }],
  })
  folder.receive(rules, run('a', 0), run('twice', second), run('b', 2 * second))
  folder.receive(run('twice', 3 * second, { status: 'succeeded' }), run('twice', 4 * second), run('c', 5 * second))
  folder.packAll()
  folder.pruneAll(keep(2))
  expectSameAfterRebuild(folder)
})

test('one that comes again after it was pruned, and is pruned again, takes no notice of others with it', () => {
  const folder = openFolder()
  folder.receive(...failures(4), shown(head, minute))
  folder.packAll()
  folder.pruneAll(keep(3))
  folder.receive(run('f-0', 5 * second), run('young', 6 * second))
  folder.packAll()
  folder.pruneAll(keep(1))
  expectSameAfterRebuild(folder)
})

test('others stay told by the notice of a storm whose first failure is erased, which names it no more', () => {
  const folder = openFolder()
  folder.receive(...failures(4), shown(head, minute))
  folder.close()
  const whom = { kind: 'transaction', id: 'shop/ussd/f-0' } as const
  eraseCustomer(folder.place, { whom, proof: 'f-0', salt: 'salt', now: start })
  expect(titlesBy(folder)).toEqual([
    ['shop/gone#1', 'Send Money: 4 failed', 'shown'],
    ...['f-1000#2', 'f-2000#3', 'f-3000#4'].map(id => [`shop/ussd/${id}`, 'Send Money failed', 'suppressed']),
  ])
  expect(JSON.stringify([folder.dump(), entriesIn(folder.dir)])).not.toContain('f-0')
  expectSameAfterRebuild(folder)
})

test('a storm that nobody was told of yet is told without the customer who was erased', () => {
  const folder = openFolder()
  folder.receive(...failures(3))
  folder.close()
  const whom = { kind: 'transaction', id: 'shop/ussd/f-0' } as const
  eraseCustomer(folder.place, { whom, proof: 'f-0', salt: 'salt', now: start })
  expect(titlesBy(folder)).toContainEqual(['shop/gone#1', 'Send Money: 3 failed', 'due'])
})

test('what came with a backup is part of no storm, also when it is pruned', () => {
  const folder = openFolder()
  folder.receive(run('f-0', 0), done(second, { kind: 'restored', entries: 1 }), run('since', 2 * second))
  folder.receive(run('other', 3 * second, { status: 'succeeded' }))
  folder.packAll()
  folder.pruneAll(keep(1))
  expectSameAfterRebuild(folder)
})

const tell = { kind: 'tell', urgency: 'critical', sound: true }
const largeClimb = rulesSet({
  rules: [
    { id: 'large', name: 'Large', when: 'status:failed amount:100000..', action: { ...tell, escalates: true } },
    { id: 'all', name: 'Failures', when: 'status:failed', action: { ...tell, escalates: false } },
  ],
})

test.each([
  ['all of it', 1],
  ['its first failure', 3],
  ['all but that failure', 2],
] as const)('a storm that a failure made climb the ladder climbs it when %s is pruned', (_what, left) => {
  const folder = openFolder()
  const first = 'shop/ussd/f-0#2'
  folder.receive(largeClimb, ...failures(2), shown(first, 2 * second), run('large', 3 * second, { amount: '250000' }))
  folder.receive(run('ok', 4 * second, { status: 'succeeded' }))
  folder.packAll()
  folder.pruneAll(keep(left))
  expect(notices(folder).find(({ id }) => id === first)).toMatchObject({ state: 'shown', escalates: 1 })
  expectSameAfterRebuild(folder)
})

const moment = fc.oneof(
  { weight: 30, arbitrary: fc.oneof(fc.nat(30), fc.nat(600), fc.nat(3600)).map(seconds => seconds * second) },
  // The clock is set back.
  { weight: 1, arbitrary: fc.nat(1200).map(seconds => -30 * seconds * second) },
)
const said = fc.record({
  status: fc.oneof({ weight: 3, arbitrary: fc.constant('failed') }, fc.constant('succeeded')),
  action: fc.constantFrom('Send Money', 'Send Money', 'Pay Bill', 'A', 'B', 'C', 'D', 'E'),
  operator: fc.constantFrom('Safaricom', 'Safaricom', 'MTN'),
  amount: fc.constantFrom('50', '60', '250000'),
  sourceId: fc.constantFrom('shop', 'shop', 'shop', 'practice-ussd'),
})
const uuid = fc.nat(25).map(n => `u-${n}`)
type Step = (at: number, seq: number) => Entry | readonly Entry[]
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.tuple(uuid, said).map(
      ([id, what]): Step =>
        at =>
          run(id, at, what),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>(at => over(at)) },
  {
    weight: 1,
    arbitrary: fc.nat(8).map(
      (back): Step =>
        (at, seq) =>
          done(at, { kind: 'restored', entries: Math.min(back, seq - 1) }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(uuid, said).map(
      ([id, what]): Step =>
        (at, seq) => [
          done(at, { kind: 'copied', ids: [`copy-${seq}`], from: { stream: 'HOVER_COPY x', through: seq } }),
          run(id, at, what),
        ],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(uuid, fc.nat(8), fc.nat(5)).map(
      ([id, back, kind]): Step =>
        (at, seq) => {
          const noticeId = `shop/ussd/${id}#${Math.max(1, seq - back)}`
          const transactionId = `shop/ussd/${id}`
          const acts: readonly Act[] = [
            { kind: 'notice-shown', noticeId, where: 'desktop' },
            { kind: 'notice-clicked', noticeId },
            { kind: 'notice-acknowledged', noticeId },
            { kind: 'notice-grown', noticeId, failures: 3 },
            { kind: 'resolved', transactionId, verdict: 'failed', note: '' },
            { kind: 'notice-failed', noticeId },
          ]
          return done(at, acts[kind] ?? { kind: 'storm-closed' })
        },
    ),
  },
)
/** Pieces of a history: after each some of what there is goes. */
const pieces = fc.array(
  fc.record({
    steps: fc.array(fc.tuple(moment, step), { minLength: 1, maxLength: 25 }),
    left: fc.integer({ min: 1, max: 12 }),
  }),
  { minLength: 1, maxLength: 3 },
)

test('whatever is pruned of storms, a rebuild gives the same', () => {
  fc.assert(
    fc.property(pieces, fc.boolean(), fc.boolean(), fc.boolean(), (history, isByStatus, isSlow, isClimbing) => {
      const folder = openFolder()
      let [at, seq] = [0, 0]
      if (isClimbing) {
        folder.append(largeClimb)
        seq += 1
      }
      for (const { steps, left } of history) {
        for (const [later, make] of steps) {
          seq += 1
          at += later / 30
          const made = [make(at, seq)].flat()
          seq += made.length - 1
          folder.append(...made)
        }
        if (isSlow) folder.projectInSteps(left)
        folder.project()
        folder.packAll()
        const isEven = left % 2 === 0
        const longer = { [isEven ? 'failed' : 'succeeded']: 3000 }
        folder.pruneAll(isByStatus ? { maxAgeDays: 1, keepLongerDays: longer } : keep(left))
        seq = folder.journal.prepare<[], number>('SELECT max(seq) FROM sqlite_sequence').pluck().get() ?? seq
      }
      expectSameAfterRebuild(folder)
    }),
    { numRuns: 40 },
  )
})
