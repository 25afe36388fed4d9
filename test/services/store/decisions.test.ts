import { expect, onTestFinished, test } from 'vitest'
import type { Act } from '../../../electron/services/store/journal/entries/act.ts'
import type { Entry } from '../../../electron/services/store/journal/entries/entry.ts'
import { asked, digestOf, openProjection } from './projection-kit.ts'
import { defaultRules, deliveryOf, jobDelivery, query, ussdDelivery } from './store-kit.ts'

const id = 'shop/ussd/u-1'
const act = (done: Act, at = Date.parse('2026-03-05T22:00:00Z')): Entry => ({ kind: 'act', at, act: done })
const pending = ussdDelivery({ status: 'pending', updatedAt: '2026-03-05T09:14:10Z' })
const failed = ussdDelivery({ status: 'failed', updatedAt: '2026-03-05T09:14:41Z' })
const succeeded = ussdDelivery({ status: 'succeeded', updatedAt: '2026-03-05T09:14:50Z' })
const stuck = act({ kind: 'stuck-found', transactionId: id, reason: 'sms-window' })
const resolved = act({ kind: 'resolved', transactionId: id, verdict: 'succeeded', note: 'the customer has the money' })
const reopened = act({ kind: 'reopened', transactionId: id })
const revealed = act({ kind: 'revealed', transactionId: id })

/** What these entries make of the transaction, and what people are told. */
function after(...entries: readonly Entry[]) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  const { notices, rows } = projection.project()
  const detail = projection.queries().detail('u-1', asked)
  return { projection, notices, rows, detail, flags: detail?.flags }
}

test('what is found stuck is flagged and told', () => {
  const { flags, notices, rows } = after(pending, stuck)
  expect(flags).toEqual(['STUCK'])
  expect(notices).toMatchObject([
    {
      ...{ id: `${id}#stuck`, topic: 'stuck', urgency: 'normal', transactionId: id, status: 'pending' },
      title: 'Send Money is still pending',
      body: 'Safaricom Ltd. · started 12 hours ago · no SMS can decide it any more',
      ...{ dueAt: '2026-03-05T22:00:00.000Z', action: 'Send Money' },
    },
  ])
  expect(rows.length).toBe(1)
})

test('what is found stuck twice is told once', () => {
  expect(after(pending, stuck, stuck).notices.length).toBe(1)
})

test('a pending update does not make it less stuck', () => {
  const later = ussdDelivery({ status: 'pending', updatedAt: '2026-03-05T09:20:00Z' })
  expect(after(pending, stuck, later).flags).toEqual(['STUCK'])
})

test('a verdict clears what was stuck', () => {
  expect(after(pending, stuck, succeeded).flags).toEqual([])
})

test('what was decided meanwhile is not stuck, and nobody is told', () => {
  const { flags, notices } = after(pending, succeeded, stuck)
  expect([flags, notices]).toEqual([[], []])
})

test('the rules may keep it quiet, and it is flagged all the same', () => {
  const quiet = act({ kind: 'rules-set', notifications: { ...defaultRules.notifications, stuck: false } })
  const { flags, notices } = after(quiet, pending, stuck)
  expect([flags, notices]).toEqual([['STUCK'], []])
})

test('a run in debug mode is flagged, and told only to those who want to hear of such runs', () => {
  const attributes = { uuid: 'u-1', status: 'pending', environment: 'debug', initiated_at: '2026-03-05T09:14:02Z' }
  const rehearsal = deliveryOf({ id: 'u-1', type: 'transaction', attributes })
  const loud = act({ kind: 'rules-set', notifications: { ...defaultRules.notifications, debugRuns: true } })
  const [quiet, told] = [after(rehearsal, stuck), after(loud, rehearsal, stuck)]
  expect([quiet.flags?.includes('STUCK'), quiet.notices.length, told.notices.length]).toEqual([true, 0, 1])
})

test('a decision by hand stands beside Hover’s status', () => {
  const { detail } = after(pending, resolved)
  expect(detail).toMatchObject({
    status: 'pending',
    resolution: { verdict: 'succeeded', note: 'the customer has the money', at: '2026-03-05T22:00:00.000Z' },
    flags: [],
  })
})

test('nobody waits any more for what was decided by hand', () => {
  expect(after(pending, stuck, resolved).flags).toEqual([])
})

test('a delivery against a decision by hand is a conflict, and is told once', () => {
  const { detail, notices } = after(pending, resolved, pending, failed, failed)
  expect(detail).toMatchObject({ status: 'failed', resolution: { verdict: 'succeeded' }, flags: ['CONFLICT'] })
  expect(notices).toMatchObject([
    { id: `${id}#4!conflict`, topic: 'flag', title: 'Send Money: Hover says failed, but it was marked succeeded' },
  ])
})

test('a decision by hand against what Hover said is no conflict: whoever decides knows what Hover said', () => {
  const { flags, notices } = after(failed, resolved)
  // Whoever decided it knows of the failure, so its notice is acknowledged too.
  expect([flags, notices]).toEqual([[], []])
})

test('a decision by hand takes what failed out of what needs attention', () => {
  const { projection } = after(failed, resolved)
  expect([projection.queries().counts().attention, projection.queries().page(query({ attention: true })).rows]).toEqual(
    [0, []],
  )
})

const failedAgain = ussdDelivery({ status: 'failed', updatedAt: '2026-03-05T09:20:00Z' })
const conflicts = (notices: readonly { readonly id: string }[]) => notices.filter(({ id }) => id.endsWith('!conflict'))

test('a later delivery that says again what a person decided against is a conflict, and is told once', () => {
  const failedLate = ussdDelivery({ status: 'failed', updatedAt: '2026-03-05T09:30:00Z' })
  const { flags, notices } = after(failed, resolved, failedAgain, failedLate)
  expect([flags, conflicts(notices).map(({ id }) => id)]).toEqual([['CONFLICT'], [`${id}#3!conflict`]])
})

test.each([
  ['repeats what was known', failed],
  ['is older than what was known', ussdDelivery({ status: 'failed', updatedAt: '2026-03-05T09:14:20Z' })],
  ['is pending', pending],
])('a later delivery that %s contradicts nobody', (_, later) => {
  const { flags, notices } = after(failed, resolved, later)
  expect([flags?.includes('CONFLICT'), conflicts(notices)]).toEqual([false, []])
})

test('a conflict ends when Hover comes to agree, and begins anew when it changes its mind', () => {
  const agrees = ussdDelivery({ status: 'succeeded', updatedAt: '2026-03-05T09:21:00Z' })
  const differs = ussdDelivery({ status: 'failed', updatedAt: '2026-03-05T09:22:00Z' })
  const inConflict = (...more: readonly Entry[]) =>
    after(failed, resolved, failedAgain, ...more).flags?.includes('CONFLICT')
  expect([inConflict(), inConflict(agrees), inConflict(agrees, differs)]).toEqual([true, false, true])
})

test('whoever decides once more settles the conflict', () => {
  expect(after(failed, resolved, failedAgain, resolved).flags).toEqual([])
})

test('what was taken back and decided again is no conflict', () => {
  expect(after(failed, resolved, failedAgain, reopened, resolved).flags).toEqual([])
})

test('a rebuild finds the same conflicts', () => {
  const { projection } = after(failed, resolved, failedAgain)
  const before = digestOf(projection.state)
  projection.rebuild()
  expect(digestOf(projection.state)).toBe(before)
})

test('a delivery that agrees with a person is no conflict', () => {
  const { flags, notices } = after(pending, resolved, succeeded)
  expect([flags, notices]).toEqual([[], []])
})

test('a decision is taken back', () => {
  const { detail } = after(failed, resolved, reopened)
  expect([detail?.resolution, detail?.flags]).toEqual([null, []])
})

test('what is taken back may be stuck again', () => {
  expect(after(pending, stuck, resolved, reopened).flags).toEqual(['STUCK'])
})

test('every reveal is in the detail, newest first', () => {
  const { detail } = after(pending, revealed, act({ kind: 'revealed', transactionId: id }, 0))
  expect(detail?.reveals).toEqual(['1970-01-01T00:00:00.000Z', '2026-03-05T22:00:00.000Z'])
})

test.each<Act>([
  { kind: 'stuck-found', transactionId: 'shop/ussd/nobody', reason: 'learned' },
  { kind: 'resolved', transactionId: 'no id at all', verdict: 'failed', note: '' },
  { kind: 'reopened', transactionId: 'shop/teapot/u-1' },
  { kind: 'revealed', transactionId: 'other/ussd/u-1' },
])('$kind of what is not there does nothing', done => {
  const { projection, notices, rows } = after(act(done))
  expect([notices, rows, projection.state.prepare('SELECT * FROM reveals').all()]).toEqual([[], [], []])
})

test('an app that is not the source’s is flagged, and stays flagged', () => {
  const named = (uuid: string, app: string, status: string) =>
    deliveryOf({
      ...{ id: uuid, type: 'transaction', attributes: { uuid, status } },
      relationships: { app: { data: { id: app, type: 'app' } } },
    })
  const { flags } = after(named('a', '8', 'failed'), named('u-1', '7', 'pending'), named('u-1', '8', 'failed'))
  expect(flags).toContain('APP_MISMATCH')
})

test('an app that another source is known for is flagged in a source that is not known for any', () => {
  const named = (uuid: string, sourceId: string) =>
    deliveryOf(
      { id: uuid, type: 'transaction', attributes: { uuid }, relationships: { app: { data: { id: '7' } } } },
      { sourceId },
    )
  const { projection } = after(named('a', 'shop'), named('b', 'second'), named('c', 'second'))
  const flags = projection
    .queries()
    .page(query())
    .rows.map(row => [row.providerId, row.flags])
  expect(Object.fromEntries(flags)).toEqual({ a: [], b: ['APP_MISMATCH'], c: [] })
})

const ranLongAgo = { startedAt: '2026-02-21T09:14:02Z', updatedAt: '2026-02-21T09:14:41Z' }

test('what ran long ago goes to the digest, with when it ran', () => {
  expect(after(ussdDelivery(ranLongAgo)).notices).toMatchObject([
    { topic: 'digest', urgency: 'quiet', ranAt: '2026-02-21T09:14:41.000Z', body: expect.stringContaining('12 days') },
  ])
})

test('what ran within the hour is told as what it is', () => {
  expect(after(failed).notices).toMatchObject([{ topic: 'status', urgency: 'critical' }])
})

const story: readonly Entry[] = [
  ...[pending, stuck, resolved, failed, revealed, ussdDelivery({ uuid: 'u-2', ...ranLongAgo }), jobDelivery('failed')],
  ...Array.from({ length: 30 }, (_, n) => ussdDelivery({ uuid: `run-${n}`, status: 'succeeded' })),
  act({ kind: 'notice-shown', noticeId: `${id}#stuck`, where: 'desktop' }, 7),
]

test('a rebuild makes all of it again, and tells nobody twice', () => {
  const { projection } = after(...story)
  const before = digestOf(projection.state)
  const due = projection.queries().dueNotices()
  projection.rebuild()
  expect([digestOf(projection.state), projection.queries().dueNotices()]).toEqual([before, due])
})

test('the size of the commits changes nothing', () => {
  const digests = [1, 4, 1_000].map(size => {
    const projection = openProjection()
    onTestFinished(projection.close)
    projection.append(...story)
    while (projection.project(size).entries > 0);
    return digestOf(projection.state)
  })
  expect(new Set(digests).size).toBe(1)
})

test('a projector that starts in the middle goes on with what was decided', () => {
  const { projection } = after(...story.slice(0, 3))
  projection.restart()
  projection.append(...story.slice(3))
  projection.project()
  expect(digestOf(projection.state)).toBe(digestOf(after(...story).projection.state))
})

test('when a notice was shown is kept', () => {
  const { projection } = after(pending, stuck, jobDelivery('failed'), story.at(-1) ?? pending)
  const shownAt = projection.state.prepare('SELECT shown_at FROM notices WHERE id = ?').pluck()
  expect([shownAt.get(`${id}#stuck`), shownAt.get('org/job/1234567#3')]).toEqual([7, null])
})

test('what was learned of a source in the commit in which it is forgotten goes with it', () => {
  const { projection } = after(...story, act({ kind: 'source-forgotten', sourceId: 'shop' }))
  projection.rebuild()
  expect(projection.state.prepare('SELECT count(*) FROM action_runs').pluck().get()).toBe(0)
})

test('a source that is forgotten takes what was learned and revealed with it', () => {
  const { projection } = after(...story, act({ kind: 'source-forgotten', sourceId: 'shop' }))
  const left = ['reveals', 'action_runs', 'gone_runs', 'action_normals', 'source_apps'].map(table =>
    projection.state.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  )
  expect(left).toEqual([0, 0, 0, 0, 0])
})
