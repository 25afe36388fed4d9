import { expect, onTestFinished, test } from 'vitest'
import type { Entry } from '../../../../../electron/services/store/journal/entries/entry.ts'
import { openProjection } from '../../projection-kit.ts'
import { jobDelivery, ussdDelivery } from '../../store-kit.ts'

const start = Date.parse('2026-03-05T18:00:00Z')
const hour = 3_600_000

function run(uuid: string, status: string, at: number, ranAt = at): Entry {
  const updatedAt = new Date(start + ranAt).toISOString()
  return ussdDelivery({ uuid, status, startedAt: updatedAt, updatedAt }, { receivedAt: start + at })
}

function report(...entries: readonly Entry[]) {
  const projection = openProjection()
  onTestFinished(projection.close)
  projection.append(...entries)
  projection.project()
  return projection.queries().shift({ since: start, until: start + 12 * hour, zone: 'UTC' })
}

test('a report counts what each transaction came to, and what is open', () => {
  const found = report(
    ...[
      run('before', 'failed', -hour),
      run('a', 'succeeded', hour),
      run('b', 'failed', hour),
      run('b', 'succeeded', 2 * hour),
    ],
    ...[
      run('c', 'failed', 3 * hour),
      run('waits', 'pending', hour),
      jobDelivery('failed', { receivedAt: start + hour }),
    ],
  )
  expect(found).toMatchObject({
    counts: { succeeded: 2, failed: 2, cancelled: 0, unknown: 0 },
    causes: [
      { cause: 'low-balance', count: 1 },
      { cause: null, count: 1 },
    ],
    open: { total: 4, sinceThen: 3, stuck: 0 },
  })
})

test('what ran days before it arrived is counted where it arrived, and called late', () => {
  expect(report(run('a', 'failed', hour, -13 * 24 * hour))).toMatchObject({ counts: { failed: 1 }, late: 1 })
})

test('what a phone whose clock was reset reports is counted when it arrived, also of what was heard of long before', () => {
  const reset = -20_000 * 24 * hour
  const found = report(
    ...[run('a', 'failed', hour, reset), run('b', 'pending', -40 * 24 * hour, reset), run('b', 'failed', hour, reset)],
  )
  expect(found.counts.failed).toBe(2)
})

test('what was over before the first look is no news', () => {
  const job = { id: '1', state: 'failed', externalId: null, createdAt: null, updatedAt: null, failureReason: null }
  const seen = { sourceId: 'org', sourceName: 'Roofs', askedAt: start + hour, job: { ...job, models: null } } as const
  const answered = (reason: 'baseline' | 'suspect'): Entry => ({
    ...{ kind: 'act', at: start + hour },
    act: { kind: 'job-seen', ...seen, reason },
  })
  expect([report(answered('baseline')).counts.failed, report(answered('suspect')).counts.failed]).toEqual([0, 1])
})

test('a report says when nothing could arrive', () => {
  const began: Entry = {
    kind: 'act',
    at: start,
    act: {
      ...{ kind: 'blind-began', windowId: 'w', sourceId: 'shop', product: 'ussd-app', cause: 'tunnel-down' },
      from: start + hour,
    },
  }
  const ended: Entry = { kind: 'act', at: start, act: { kind: 'blind-ended', windowId: 'w', until: start + 2 * hour } }
  expect(report(began, ended).blind).toMatchObject({ ms: hour, isNow: false })
})

test('what was silent or failed more than is normal is named, as far as it lasted into the time', () => {
  const about = { sourceId: 'shop', operator: 'MTN', sourceName: 'Shop', product: 'ussd-app' } as const
  const silence = (action: string, at: number): Entry => ({
    kind: 'act',
    at: start + at,
    act: {
      kind: 'silence-found',
      ...about,
      action,
      since: start + at - hour,
      expected: 20,
      last: { hour: null, events: 0 },
    },
  })
  const over = (action: string, at: number): Entry => ({
    kind: 'act',
    at: start + at,
    act: { kind: 'unusual-over', topic: 'silence', sourceId: 'shop', operator: 'MTN', action, isNormal: true },
  })
  const found = report(silence('Old', -9 * hour), over('Old', -8 * hour), silence('Pay', hour), over('Pay', 2 * hour))
  expect([found.unusual.map(({ action, until }) => [action, until]), found.sentences.at(-1)]).toEqual([
    [['Pay', '2026-03-05T20:00:00.000Z']],
    'Not as usual: silence of Pay, MTN.',
  ])
})
