import { describe, expect, it } from 'vitest'
import type { Urgency } from '../../../electron/contract/notices/notice.ts'
import {
  createStormWatch,
  type FailedRun,
  nothingOpen,
  type StormNews,
  type SucceededRun,
} from '../../../electron/core/storm/storm-watch.ts'

const start = Date.parse('2026-03-02T09:00:00Z')
const [second, minute] = [1_000, 60_000]

let count = 0
const failure = (at: number, change: Partial<FailedRun> = {}): FailedRun => {
  count += 1
  const named = { noticeId: `n${count}`, isAgainIn: () => false, operator: 'MTN', action: 'Send Money' }
  return {
    ...named,
    at: start + at,
    cause: 'no-response',
    urgency: 'critical',
    sound: true,
    escalates: false,
    ...change,
  }
}
const success = (at: number): SucceededRun => ({ at: start + at, operator: 'MTN', action: 'Send Money' })

function told(runs: readonly FailedRun[], until = 20 * minute): readonly StormNews[] {
  const watch = createStormWatch(nothingOpen)
  return [...runs.flatMap(run => watch.failed(run)), ...watch.pass(start + until)]
}
const kinds = (news: readonly StormNews[]) => news.map(({ kind }) => kind)

describe('a storm', () => {
  it('of 500 failures in 10 seconds is one notice with one sound', () => {
    const news = told(Array.from({ length: 500 }, (_, n) => failure(n * 20)))
    expect(news.filter(({ kind }) => kind === 'opened')).toHaveLength(1)
    expect(news.filter(({ kind }) => kind === 'closed')).toHaveLength(1)
    expect(news.filter(({ sound }) => sound)).toHaveLength(1)
    expect(news.at(-1)?.incident).toMatchObject({ failures: 500, affected: 500 })
  })

  it('of a few causes is one notice for each, with one sound', () => {
    const news = told(Array.from({ length: 500 }, (_, n) => failure(n * 20, { cause: `cause ${n % 3}` })))
    expect(news.filter(({ kind }) => kind === 'opened')).toHaveLength(3)
    expect(news.filter(({ sound }) => sound)).toHaveLength(1)
  })

  it('of very many causes is told as six at most', () => {
    const news = told(Array.from({ length: 500 }, (_, n) => failure(n * 20, { cause: `cause ${n % 100}` })))
    expect(news.filter(({ kind }) => kind === 'opened')).toHaveLength(6)
    expect(news.filter(({ sound }) => sound)).toHaveLength(1)
  })

  it('does not mix operators, actions and causes, and reads them in any case of letters', () => {
    const other = [{ operator: 'Airtel' }, { action: 'Pay Bill' }, { cause: null }, { cause: 'NO-response' }]
    expect(kinds(told([failure(0), ...other.map(change => failure(second, change))], 0))).toEqual([
      ...['opened', 'opened', 'opened', 'opened', 'grown'],
    ])
  })

  it('counts a transaction that fails twice once', () => {
    const news = told([failure(0), failure(second, { isAgainIn: () => true })])
    expect(news.at(-1)?.incident).toMatchObject({ failures: 2, affected: 1 })
  })

  it.each([
    ['joins failures that are a minute apart', minute, ['opened', 'grown']],
    ['leaves failures alone that are further apart', minute + 1, ['opened', 'closed', 'opened']],
  ])('%s', (_, gap, expected) => {
    expect(kinds(told([failure(0), failure(gap)], gap))).toEqual(expected)
  })

  it('goes on over ten minutes once it is one', () => {
    const five = [0, 1, 2, 3, 4].map(n => failure(n * second))
    expect(kinds(told([...five, failure(10 * minute + 4 * second)], 10 * minute)).at(-1)).toBe('grown')
    expect(kinds(told([...five, failure(10 * minute + 4 * second + 1)], 10 * minute)).slice(-2)).toEqual([
      'closed',
      'opened',
    ])
  })

  it('is over two minutes after its last failure when enough succeeded, and knows when the first did', () => {
    const watch = createStormWatch(nothingOpen)
    for (const n of [0, 1, 2, 3, 4]) watch.failed(failure(n * second))
    for (const n of [10, 11, 12, 13, 14]) watch.succeeded(success(n * second))
    expect(watch.pass(start + 2 * minute + 4 * second)).toEqual([])
    const [closed] = watch.pass(start + 2 * minute + 4 * second + 1)
    expect(closed?.incident).toMatchObject({ failures: 5, recoveredAt: start + 10 * second })
  })

  it.each([
    ['goes on at the moment at which it would be over', 0, ['grown']],
    ['is over after that moment', 1, ['closed', 'opened']],
  ])('%s, when enough succeeded late', (_, later, expected) => {
    const watch = createStormWatch(nothingOpen)
    for (const n of [0, 1, 2, 3, 4]) watch.failed(failure(n * second))
    for (const _success of [0, 1, 2, 3, 4]) watch.succeeded(success(5 * minute))
    expect(kinds(watch.failed(failure(5 * minute + later)))).toEqual(expected)
  })

  it('that fails again has not recovered', () => {
    const watch = createStormWatch(nothingOpen)
    for (const n of [0, 1, 2, 3, 4]) watch.failed(failure(n * second))
    watch.succeeded(success(10 * second))
    watch.failed(failure(11 * second))
    expect(watch.pass(start + 20 * minute)[0]?.incident).toMatchObject({ recoveredAt: null, successes: 0 })
  })

  it('is as urgent as its most urgent failure', () => {
    const urgencies: readonly Urgency[] = ['quiet', 'critical', 'normal']
    const news = told(urgencies.map((urgency, n) => failure(n * second, { urgency })))
    expect(news.at(-1)?.incident.urgency).toBe('critical')
  })

  it('that lasts for days is remembered by its counts alone', () => {
    const watch = createStormWatch(nothingOpen)
    for (let n = 0; n < 5_000; n += 1) watch.failed(failure(n * minute))
    expect(watch.memory().open).toMatchObject([{ failures: 5_000, affected: 5_000 }])
    expect(JSON.stringify(watch.memory()).length).toBeLessThan(1_000)
  })

  it('climbs the ladder from the first failure on that does', () => {
    const news = told(
      [false, true, false].map((escalates, n) => failure(n * second, { escalates })),
      0,
    )
    expect(news.map(({ incident }) => incident.escalates)).toEqual([false, true, true])
  })

  it('is not torn apart by a clock that is set back', () => {
    expect(kinds(told([failure(10 * minute), failure(0), failure(10 * minute + second)], 10 * minute))).toEqual([
      ...['opened', 'grown', 'grown'],
    ])
  })

  it('is over when the clock was ahead of the time and is set back', () => {
    const news = told(
      [failure(180 * minute), failure(180 * minute + second), failure(0), failure(2 * minute)],
      4 * minute,
    )
    expect(kinds(news)).toEqual(['opened', 'grown', 'closed', 'opened', 'closed', 'opened', 'closed'])
    expect(news.filter(({ sound }) => sound)).toHaveLength(3)
  })

  it('of many kinds under a clock that was ahead makes no failure afterwards one of many kinds', () => {
    const ahead = [1, 2, 3, 4, 5, 6].map(n => failure(180 * minute + n, { cause: `cause ${n}` }))
    const news = told([...ahead, failure(0, { cause: 'cause 9' })], 0)
    expect(news.at(-1)?.incident.kind).toMatchObject({ kind: 'same', cause: 'cause 9' })
  })

  it('sounds when its first failure was one that does not', () => {
    const news = told([failure(0, { sound: false }), failure(second), failure(2 * second)], 0)
    expect(news.map(({ sound }) => sound)).toEqual([false, true, false])
  })
})

describe('a success', () => {
  const withFailures = (failures: number) => {
    const watch = createStormWatch(nothingOpen)
    for (let n = 0; n < failures; n += 1) watch.failed(failure(n * second))
    return watch
  }

  it.each([
    ['concerns the storm of its action', 5, success(10 * second), true],
    ['concerns nothing when nothing is open', 0, success(10 * second), false],
    ['concerns nothing while there are few failures', 4, success(10 * second), false],
    ['concerns what is over by then', 1, success(2 * minute), true],
    ['concerns what a clock that was ahead left open', 1, success(-11 * minute), true],
    ['of another action concerns no storm', 5, { ...success(10 * second), action: 'Pay Bill' }, false],
  ])('%s', (_, failures, run, expected) => {
    expect(withFailures(failures).concerns(run)).toBe(expected)
  })

  it('concerns a storm no more once enough succeeded', () => {
    const watch = withFailures(5)
    for (let n = 0; n < 5; n += 1) watch.succeeded(success(10 * second + n))
    expect(watch.concerns(success(11 * second))).toBe(false)
  })

  it('that concerns nothing can be left out: what is told later is the same', () => {
    const storm = [0, 1, 2, 3, 4].map(n => failure(n * second))
    const endAfter = (successes: number) => {
      const watch = createStormWatch(nothingOpen)
      for (const run of storm) watch.failed(run)
      for (let n = 0; n < successes; n += 1) watch.succeeded(success(minute + n * second))
      const { successes: _, ...incident } = watch.pass(start + 20 * minute)[0]?.incident ?? { successes: 0 }
      return incident
    }
    expect(endAfter(9)).toEqual(endAfter(5))
  })
})
