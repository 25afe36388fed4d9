import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BlindWindow, blindCauses } from '../../../electron/contract/notices/blind-window.ts'
import { statuses } from '../../../electron/contract/transactions/transaction.ts'
import {
  type OpenMatter,
  type ShiftChange,
  type ShiftSpan,
  shiftReport,
} from '../../../electron/core/shift/shift-report.ts'

const iso = (at: number) => new Date(at).toISOString()
const minute = 60_000
const span: ShiftSpan = {
  since: Date.parse('2026-03-02T15:00:00Z'),
  until: Date.parse('2026-03-02T20:00:00Z'),
  zone: 'Africa/Nairobi',
}

let count = 0
function change(of: Partial<ShiftChange> = {}): ShiftChange {
  count += 1
  return {
    transactionId: `t${count}`,
    at: span.since + minute,
    to: 'failed',
    category: 'low-balance',
    isLate: false,
    ...of,
  }
}
function blind(from: number, until: number | null, of: Partial<BlindWindow> = {}): BlindWindow {
  const window = { id: 'w', sourceId: 'shop', cause: 'tunnel-down', recovery: { kind: 'open' } } as const
  return {
    ...window,
    from: iso(span.since + from * minute),
    until: until === null ? null : iso(span.since + until * minute),
    ...of,
  }
}
const many = (times: number, of: Partial<ShiftChange>) => Array.from({ length: times }, () => change(of))
const matter = (of: Partial<OpenMatter> = {}): OpenMatter => ({
  transactionId: 'a',
  since: span.since,
  isStuck: false,
  ...of,
})
const report = (
  changes: readonly ShiftChange[],
  more: { open?: readonly OpenMatter[]; blind?: readonly BlindWindow[] } = {},
  of = span,
) => shiftReport({ changes, open: [], blind: [], unusual: [], ...more }, of)

describe('a report since a time', () => {
  it('says what went well, what failed of what, what is open and how long nothing could arrive', () => {
    const changes = [...many(412, { to: 'succeeded' }), ...many(7, {}), ...many(2, { category: 'no-response' })]
    const open = [matter({ isStuck: true }), matter(), matter({ since: span.since - minute })]
    expect(report(changes, { open, blind: [blind(10, 21)] }).sentences).toEqual([
      'Since 18:00: 412 succeeded, 9 failed (7 low balance, 2 no response).',
      '3 need a look, 1 of them stuck, 1 from before.',
      'Nothing could arrive at some source for 11 minutes; what was sent meanwhile may be missing.',
    ])
  })

  it('of a quiet time is short', () => {
    expect(report([]).sentences).toEqual(['Since 18:00: nothing was decided.', 'Nothing is open.'])
  })

  it('counts a transaction once, as what it came to', () => {
    const changes = [
      change({ transactionId: 'a' }),
      change({ transactionId: 'a', to: 'succeeded', at: span.since + 2 * minute }),
    ]
    expect(report(changes.toReversed()).counts).toMatchObject({ succeeded: 1, failed: 0 })
  })

  it('leaves out what was before and what comes after', () => {
    expect(report([change({ at: span.since - 1 }), change({ at: span.until })]).counts.failed).toBe(0)
    expect(report([change({ at: span.since }), change({ at: span.until - 1 })]).counts.failed).toBe(2)
  })

  it('takes causes that differ in capitals as one, and sums up the rare ones', () => {
    const causes = ['a', 'A', 'b', 'c', 'd', 'e', null]
    expect(report(causes.map(category => change({ category }))).sentences[0]).toBe(
      'Since 18:00: 0 succeeded, 7 failed (2 a, 1 b, 1 c, 1 d, 2 of other causes).',
    )
  })

  it('tells nobody a number, wherever a developer put it', () => {
    expect(report([change({ category: 'sent-to-0712345678' })]).sentences.join()).not.toMatch(/\d{5}/)
  })

  it('says what ran long ago', () => {
    expect(report([change({ isLate: true })]).sentences).toContain('1 of them ran long before it arrived.')
  })

  it('says so when nothing can arrive now', () => {
    const found = report([], { blind: [blind(295, null)] })
    expect(found.blind).toMatchObject({ ms: 5 * minute, isNow: true })
    expect(found.sentences.at(-1)).toContain('and nothing can now')
  })

  it('counts a time in which several sources were blind once, and each cause by itself', () => {
    const windows = [blind(0, 10), blind(5, 20, { sourceId: 'kiosk', cause: 'asleep' }), blind(-30, -10)]
    expect(report([], { blind: windows }).blind).toEqual({
      ...{ ms: 20 * minute, isNow: false },
      causes: [
        { cause: 'asleep', ms: 15 * minute },
        { cause: 'tunnel-down', ms: 10 * minute },
      ],
    })
  })

  it.each([
    ['Europe/Berlin', '2026-03-28T23:30:00Z', '2026-03-29T04:00:00Z', 'Since 00:30:', 4.5 * 60],
    ['Europe/Berlin', '2026-03-28T20:00:00Z', '2026-03-29T04:00:00Z', 'Since 21:00 on 28 March:', 8 * 60],
    ['Asia/Kolkata', '2025-12-31T12:00:00Z', '2026-01-01T12:00:00Z', 'Since 17:30 on 31 December 2025:', 24 * 60],
  ])('says the time of %s, also when clocks are set', (zone, since, until, words, minutes) => {
    const of = { since: Date.parse(since), until: Date.parse(until), zone }
    const found = report([], { blind: [{ ...blind(0, 0), from: since, until }] }, of)
    expect(found.sentences[0]).toContain(words)
    expect(found.blind.ms).toBe(minutes * minute)
  })
})

describe('the sums of a report', () => {
  const anyChange = fc.record({
    transactionId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    at: fc.integer({ min: -5, max: 305 }).map(at => span.since + at * minute),
    to: fc.constantFrom(...statuses),
    category: fc.constantFrom('x', 'X', 'y', null),
    isLate: fc.boolean(),
  })
  const anyBlind = fc.record({
    from: fc.integer({ min: -60, max: 320 }),
    length: fc.option(fc.integer({ min: 0, max: 200 })),
    cause: fc.constantFrom(...blindCauses),
  })

  it('are what counting each transaction and each minute finds', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 40 }), fc.array(anyBlind, { maxLength: 8 }), (changes, windows) => {
        const blindWindows = windows.map(({ from, length, cause }) =>
          blind(from, length === null ? null : from + length, { cause }),
        )
        const found = report(changes, { blind: blindWindows })
        const lasts = ['a', 'b', 'c', 'd', 'e'].flatMap(id => {
          const own = changes.filter(
            ({ transactionId, at }) => transactionId === id && at >= span.since && at < span.until,
          )
          const latest = Math.max(...own.map(({ at }) => at))
          return own.findLast(({ at }) => at === latest) ?? []
        })
        for (const status of ['succeeded', 'failed', 'cancelled', 'unknown'] as const)
          expect(found.counts[status]).toBe(lasts.filter(({ to }) => to === status).length)
        expect(found.causes.reduce((sum, { count: some }) => sum + some, 0)).toBe(found.counts.failed)
        const isBlind = (at: number) =>
          windows.some(({ from, length }) => at >= from && (length === null || at < from + length))
        const minutes = Array.from({ length: 300 }, (_, at) => at).filter(isBlind).length
        expect(found.blind.ms).toBe(minutes * minute)
      }),
    )
  })
})
