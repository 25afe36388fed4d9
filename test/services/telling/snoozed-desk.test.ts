import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import type { Snoozing } from '../../../electron/contract/settings/notice-rules.ts'
import { endOf } from '../../../electron/core/rules/snoozing.ts'
import { createSnoozedDesk } from '../../../electron/services/telling/snoozed-desk.ts'
import { createFakeClock } from '../../fakes/clock.ts'

const noticeOf = (id: string): Notice => ({
  ...{ id, topic: 'status', urgency: 'critical', transactionId: null, status: 'failed', title: 't', body: 'b' },
  dueAt: '2026-07-01T12:00:00.000Z',
})

function setup(first: Snoozing | null) {
  const clock = createFakeClock()
  const told: string[] = []
  let snooze = first
  let overs = 0
  const desk = createSnoozedDesk({
    desk: {
      tell: notices => told.push(...notices.map(({ id }) => id)),
      tellTogether: notices => told.push(`${notices.map(({ id }) => id).join(' and ')} together`),
      grow: notices => told.push(...notices.map(({ id }) => `${id} grew`)),
      showAgain: notice => void told.push(`${notice.id} again`),
      release: groups => told.push(...groups.map(group => group.map(({ id }) => id).join(' with '))),
      ...{ clicked: () => {}, acknowledge: () => {}, acknowledged: () => {} },
      ...{ forget: () => {}, waiting: () => 0, retry: () => {}, resume: () => {} },
      ...{ idle: async () => {}, close: async () => {} },
    },
    clock,
    snooze: () => (snooze !== null && endOf(snooze) > clock.now() ? snooze : null),
    onOver: () => {
      overs += 1
    },
  })
  const set = (next: Snoozing | null) => {
    snooze = next
    desk.follow()
  }
  desk.follow()
  return { clock, desk, told, set, overs: () => overs }
}

const inAMinute = { until: '2026-07-01T12:01:00.000Z' }

describe('a snooze before the desk', () => {
  it('lets everything through where there is none', () => {
    const { desk, told } = setup(null)
    desk.tell([noticeOf('a')])
    expect(told).toEqual(['a'])
  })

  it('holds back what comes meanwhile, and tells it when its time is over', async () => {
    const { clock, desk, told } = setup(inAMinute)
    desk.tell([noticeOf('a')])
    await clock.advance(59_999)
    const during = [...told]
    await clock.advance(1)
    expect([during, told]).toEqual([[], ['a']])
  })

  it('says once that its time is over', async () => {
    const { clock, overs } = setup(inAMinute)
    await clock.advance(120_000)
    expect(overs()).toBe(1)
  })

  it('tells a notice once that was handed over twice', async () => {
    const { clock, desk, told } = setup(inAMinute)
    desk.tell([noticeOf('a')])
    desk.tell([noticeOf('a')])
    await clock.advance(60_000)
    expect(told).toEqual(['a'])
  })

  it('without an end lasts until a person ends it', async () => {
    const { clock, desk, told, set } = setup({ until: null })
    desk.tell([noticeOf('a')])
    await clock.advance(86_400_000)
    const during = [...told]
    set(null)
    expect([during, told]).toEqual([[], ['a']])
  })

  it('that becomes shorter ends earlier', async () => {
    const { clock, desk, told, set } = setup({ until: '2026-07-01T20:00:00.000Z' })
    desk.tell([noticeOf('a')])
    set(inAMinute)
    await clock.advance(60_000)
    expect(told).toEqual(['a'])
  })

  it('tells nothing of a source that was forgotten', async () => {
    const { clock, desk, told } = setup(inAMinute)
    desk.tell([noticeOf('shop/ussd/1#3'), noticeOf('other/ussd/1#4')])
    desk.forget(['shop'])
    await clock.advance(60_000)
    expect(told).toEqual(['other/ussd/1#4'])
  })

  it('lets a storm grow, what was held go and the ladder climb only when its time is over', async () => {
    const { clock, desk, told } = setup(inAMinute)
    desk.tell([noticeOf('a')])
    desk.grow([noticeOf('a'), noticeOf('b')])
    desk.release([[noticeOf('c'), noticeOf('d')]])
    desk.showAgain(noticeOf('e'))
    desk.showAgain(noticeOf('e'))
    const during = [...told]
    await clock.advance(60_000)
    expect([during, told]).toEqual([[], ['a', 'b grew', 'c with d', 'e again']])
  })

  it('leaves what it holds to the next start when it is closed', async () => {
    const { clock, desk, told } = setup(inAMinute)
    desk.tell([noticeOf('a')])
    await desk.close()
    await clock.advance(60_000)
    expect(told).toEqual([])
  })
})
