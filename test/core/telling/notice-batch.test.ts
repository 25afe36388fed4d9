import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../electron/contract/notices/notice.ts'
import { arrive, type Burst, endWindow } from '../../../electron/core/telling/notice-batch.ts'

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  ...{ id, topic: 'status', urgency: 'normal', transactionId: id, status: 'failed', title: 't', body: 'b' },
  dueAt: '2026-07-01T12:00:00.000Z',
  action: 'Send Money',
  ...more,
})
const many = (count: number, more: Partial<Notice> = {}) =>
  Array.from({ length: count }, (_, n) => notice(`n${n}`, more))
const burstOf = (held: readonly Notice[], windowMs = 2_000): Burst => ({ windowMs, endsAt: 2_000, held })
const summaryOf = (held: readonly Notice[]) => endWindow(burstOf(held), 2_000).show[0]?.notice

describe('a burst of notices', () => {
  it('begins with one that is shown at once', () => {
    const { show, burst } = arrive(null, notice('a'), 100)
    expect([show.map(({ ids }) => ids), burst]).toEqual([[['a']], { windowMs: 2_000, endsAt: 2_100, held: [] }])
  })

  it('holds those that follow until the window ends, and does not move its end', () => {
    const { show, burst } = arrive(burstOf([notice('a')]), notice('b'), 1_900)
    expect([show, burst?.endsAt, burst?.held.map(({ id }) => id)]).toEqual([[], 2_000, ['a', 'b']])
  })

  it('holds nothing for longer than its window when the clock was set back meanwhile', () => {
    const { burst } = arrive({ windowMs: 2_000, endsAt: 3_600_000, held: [] }, notice('a'), 1_000)
    expect(burst?.endsAt).toBe(3_000)
  })

  it('is over when nothing followed', () => {
    expect(endWindow(burstOf([]), 2_000)).toEqual({ show: [], burst: null })
  })

  it('of five is shown one by one', () => {
    expect(endWindow(burstOf(many(5)), 2_000).show.map(({ ids }) => ids)).toEqual([
      ['n0'],
      ['n1'],
      ['n2'],
      ['n3'],
      ['n4'],
    ])
  })

  it('of six is one summary that stands for all of them', () => {
    const { show } = endWindow(burstOf(many(6)), 2_000)
    expect(show.map(({ ids }) => ids)).toEqual([['n0', 'n1', 'n2', 'n3', 'n4', 'n5']])
  })

  it('that goes on is summed up at longer and longer intervals, up to half a minute', () => {
    const waits = [2_000, 4_000, 32_000].map(windowMs => endWindow(burstOf(many(6), windowMs), 5_000).burst?.windowMs)
    expect(waits).toEqual([4_000, 8_000, 32_000])
  })

  it('that calms down is looked at often again', () => {
    expect(endWindow(burstOf(many(2), 16_000), 5_000).burst?.windowMs).toBe(2_000)
  })
})

describe('the summary of a flood', () => {
  it('counts transactions and actions', () => {
    const held = [...many(210), notice('x', { action: 'Airtime' }), notice('y', { action: 'Balance' })]
    expect(summaryOf(held)).toMatchObject({ title: '212 transactions failed', body: '3 actions' })
  })

  it('names the action when there is only one', () => {
    expect(summaryOf(many(6))?.body).toBe('Send Money')
  })

  it('counts each status, the worst first', () => {
    const held = [...many(2, { status: 'succeeded' }), ...many(5), notice('x', { status: 'unknown' })]
    expect(summaryOf(held)?.title).toBe('8 transactions: 5 failed, 1 of unknown status, 2 succeeded')
  })

  it('is as loud as the loudest', () => {
    expect(summaryOf([...many(6), notice('x', { urgency: 'critical' })])?.urgency).toBe('critical')
  })

  it('is about no transaction and no status', () => {
    expect(summaryOf(many(6))).toMatchObject({ id: 'summary/n0', transactionId: null, status: null })
  })

  it.each([
    ['stuck', '6 transactions are still pending'],
    ['flag', '6 transactions need a look'],
  ] as const)('of the topic %s says so', (topic, title) => {
    expect(summaryOf(many(6, { topic }))).toMatchObject({ topic, title })
  })
})
