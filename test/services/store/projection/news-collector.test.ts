import { expect, test } from 'vitest'
import type { Notice } from '../../../../electron/contract/notices/notice.ts'
import { createNewsCollector } from '../../../../electron/services/store/projection/news-collector.ts'
import type { Projected } from '../../../../electron/services/store/projection/projected.ts'

const nothing: Projected = {
  ...{ entries: 1, rows: [], notices: [], grown: [], acknowledged: [], quarantined: 0 },
  ...{ forgotten: [], gone: [], doubts: [] },
  counts: { pending: 0, succeeded: 0, failed: 0, cancelled: 0, unknown: 0 },
}

const notice = (id: string, transactionId: string | null, incident?: string): Notice => ({
  ...{ id, transactionId, topic: 'status', urgency: 'normal', status: 'failed', title: '', body: '' },
  ...{ dueAt: '2026-03-05T09:15:00.000Z' },
  ...(incident !== undefined && { incident }),
})

const brought: Projected = {
  ...nothing,
  notices: [
    ...[notice('practice/ussd/a#1', 'practice/ussd/a'), notice('practice#quarantine#2', null)],
    ...[notice('shop/ussd/b#3', 'shop/ussd/b'), notice('shop/ussd/c#4', 'shop/ussd/c', 'shop/ussd/c#4')],
  ],
  grown: [notice('practice/ussd/d#5', null), notice('shop/ussd/e#6', null)],
  doubts: [
    { sourceId: 'practice', jobId: '1', reason: 'failure' },
    { sourceId: 'org', jobId: '2', reason: 'failure' },
  ],
}

/** Of all that came one commit after the other, and is told at once. */
function toldOf(...commits: readonly Projected[]) {
  const news = createNewsCollector()
  for (const commit of commits) news.add(commit, true)
  const told = news.take()
  return {
    notices: told?.notices.map(({ id }) => id),
    grown: told?.grown.map(({ id }) => id),
    doubts: told?.doubts.map(({ jobId }) => jobId),
  }
}

test('nobody is told of what came of a source before it was forgotten', () => {
  expect(toldOf(brought, { ...nothing, forgotten: ['practice'] })).toEqual({
    notices: ['shop/ussd/b#3', 'shop/ussd/c#4'],
    grown: ['shop/ussd/e#6'],
    doubts: ['2'],
  })
})

test('what came of it in the same news after that is told', () => {
  expect(toldOf({ ...nothing, forgotten: ['practice'] }, brought)).toEqual(toldOf(brought))
})

test('nobody is told of, or asks about, a transaction that was taken out', () => {
  const told = toldOf(brought, { ...nothing, gone: ['shop/ussd/b', 'org/job/2'] })
  expect([told.notices?.includes('shop/ussd/b#3'), told.doubts]).toEqual([false, ['1']])
})

test('the notice of a storm outlives its first transaction, and is of none', () => {
  const news = createNewsCollector()
  news.add(brought, true)
  news.add({ ...nothing, gone: ['shop/ussd/c'] }, true)
  expect(news.take()?.notices.at(-1)).toMatchObject({ id: 'shop/ussd/c#4', transactionId: null })
})

test('the notice of a storm that sounds is not silenced by its next growth', () => {
  const news = createNewsCollector()
  const storm = notice('shop/ussd/e#6', null)
  news.add({ ...nothing, grown: [{ ...storm, sound: true }] }, true)
  news.add({ ...nothing, grown: [{ ...storm, sound: false }] }, true)
  expect(news.take()?.grown).toMatchObject([{ sound: true }])
})
