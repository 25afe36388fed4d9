import { describe, expect, it } from 'vitest'
import type { BlindWindow } from '../../../electron/contract/notices/blind-window.ts'
import type { StatusChange } from '../../../electron/contract/transactions/transaction-detail.ts'
import { statusScale } from '../../../renderer/views/detail/status-scale.ts'

const transaction = { sourceId: 'shop', startedAt: '2026-03-02T00:00:00Z', startedAtFrom: 'provider' } as const
const hour = (number: number) => `2026-03-02T${String(number).padStart(2, '0')}:00:00Z`
const ms = (number: number) => Date.parse(hour(number))

function change(to: StatusChange['to'], at: number, providerAt: number | null): StatusChange {
  const happened = providerAt === null ? null : hour(providerAt)
  return { from: null, to, at: hour(at), providerAt: happened, providerStatus: to, category: null }
}

function scaleOf(changes: readonly StatusChange[], windows: readonly BlindWindow[] = []) {
  return statusScale({ transaction, changes, windows, now: ms(12) })
}

const lateSuccess = [change('pending', 1, 0), change('succeeded', 10, 4)]

describe('the scale of a status', () => {
  it('is there only where there is time between two things', () => {
    expect([scaleOf([]), scaleOf([change('failed', 0, 0)])]).toEqual([null, null])
  })

  it('shows when it happened at Hover, and when it was known here', () => {
    const scale = scaleOf(lateSuccess)
    const lengths = (segments: readonly { status: string | null; from: number; to: number }[] = []) =>
      segments.slice(0, -1).map(({ status, from, to }) => [status, (to - from) / 3_600_000])
    expect([lengths(scale?.atHover), lengths(scale?.here)]).toEqual([
      [['pending', 4]],
      [
        [null, 1],
        ['pending', 9],
      ],
    ])
  })

  it('leaves room for the status that lasts', () => {
    expect(scaleOf(lateSuccess)?.here.at(-1)).toMatchObject({ status: 'succeeded', from: ms(10) })
  })

  it('draws what is pending until now', () => {
    expect(scaleOf([change('pending', 1, 0)])?.to).toBe(ms(12))
  })

  it('calls late what was known more than an hour after it happened', () => {
    expect(scaleOf(lateSuccess)?.delays.map(({ isLate }) => isLate)).toEqual([false, true])
  })

  it('says nothing of Hover where Hover told no times', () => {
    expect(scaleOf([change('pending', 1, null), change('succeeded', 4, null)])?.atHover).toEqual([])
  })

  it('puts what was reported late into the order in which it happened', () => {
    const scale = scaleOf([change('succeeded', 3, 3), change('pending', 5, 1)])
    expect(scale?.atHover.map(({ status }) => status)).toEqual(['pending', 'succeeded'])
  })

  it('shows of times in which nothing could arrive those of its own source, cut to the axis', () => {
    const recovery = { kind: 'open' } as const
    const window = { id: 'a', sourceId: 'shop', cause: 'asleep', from: hour(2), until: hour(3), recovery } as const
    const windows = [
      window,
      { ...window, id: 'b', sourceId: 'other' },
      { ...window, id: 'c', from: '2026-03-01T00:00:00Z', until: hour(1) },
      { ...window, id: 'd', from: hour(23), until: null },
    ]
    expect(scaleOf(lateSuccess, windows)?.blind).toEqual([
      { from: ms(2), to: ms(3) },
      { from: ms(0), to: ms(1) },
    ])
  })

  it('survives times that nobody can read', () => {
    const broken = { ...change('failed', 4, 3), providerAt: 'soon' }
    expect(scaleOf([change('pending', 1, null), broken])?.here.map(({ status }) => status)).toEqual([
      null,
      'pending',
      'failed',
    ])
  })
})
