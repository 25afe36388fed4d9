import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NoticeFate, StepName } from '../../../electron/contract/notices/notice-ledger.ts'
import {
  advance,
  fateAtFirst,
  follow,
  isOpen,
  type NoticeEvent,
  stepsOf,
} from '../../../electron/core/telling/ledger.ts'

const at = Date.parse('2026-03-02T09:00:00Z')
const due = fateAtFirst(at)
const events = {
  hold: { kind: 'hold', at, cause: 'quiet-hours', until: at + 1 },
  suppress: { kind: 'suppress', at, by: { kind: 'storm', incidentId: 'i' } },
  release: { kind: 'release', at },
  show: { kind: 'show', at },
  fail: { kind: 'fail', at },
  click: { kind: 'click', at },
  escalate: { kind: 'escalate', at, steps: ['sound'] },
  acknowledge: { kind: 'acknowledge', at, by: 'person' },
  lapse: { kind: 'lapse', at },
} as const satisfies Record<NoticeEvent['kind'], NoticeEvent>

function fateAfter(...happened: readonly NoticeEvent[]): NoticeFate {
  return happened.reduce<NoticeFate>((fate, event) => {
    const advanced = advance(fate, event)
    return advanced.ok ? advanced.fate : fate
  }, due)
}

const anyEvent: fc.Arbitrary<NoticeEvent> = fc.oneof(
  fc.constantFrom<NoticeEvent>(...Object.values(events)),
  fc
    .uniqueArray(fc.constantFrom<StepName>('banner', 'sticky', 'sound', 'outgoing:a'), { minLength: 1 })
    .map(steps => ({ kind: 'escalate', at, steps }) as const),
)
const anyFate = fc.array(anyEvent, { maxLength: 12 }).map(happened => fateAfter(...happened))

describe('what became of a notice', () => {
  it.each<[string, readonly NoticeEvent[], string]>([
    ['is shown, clicked and acknowledged', [events.show, events.click, events.acknowledge], 'acknowledged'],
    ['is held, released and shown', [events.hold, events.release, events.show], 'shown'],
    ['is suppressed, and then never shown', [events.suppress, events.show], 'suppressed'],
    ['is acknowledged with the incident that it joined', [events.suppress, events.acknowledge], 'acknowledged'],
    ['is shown after the desktop refused it', [events.fail, events.show], 'shown'],
    ['cannot be held any more once it was shown', [events.show, events.hold], 'shown'],
    ['is not due again once it was shown', [events.show, events.release], 'shown'],
    ['does not lapse once it was shown', [events.show, events.lapse], 'shown'],
    ['is shown to nobody once it lapsed', [events.lapse, events.show], 'lapsed'],
    ['is not escalated before it was told', [events.escalate], 'due'],
  ])('%s', (_, happened, state) => {
    expect(fateAfter(...happened).state).toBe(state)
  })

  it('says whether an event was news, a repeat or refused', () => {
    expect(advance(due, events.show)).toMatchObject({ ok: true, isNew: true })
    expect(advance(fateAfter(events.show), events.show)).toMatchObject({ ok: true, isNew: false })
    expect(advance(fateAfter(events.suppress), events.show)).toEqual({ ok: false, reason: 'not-from-here' })
    expect(advance(fateAfter(events.show, events.escalate), events.escalate)).toEqual({
      ok: false,
      reason: 'step-taken',
    })
  })

  it('is the same whichever of a showing, a click and an acknowledgement is reported first', () => {
    const reports = [events.show, events.click, events.acknowledge]
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: 3 }), order => {
        expect(fateAfter(...order).state).toBe('acknowledged')
      }),
    )
    expect(fateAfter(events.click, events.show).state).toBe(fateAfter(events.show, events.click).state)
  })

  it('is never untold: what was told once is never due, held or suppressed again', () => {
    fc.assert(
      fc.property(anyFate, anyEvent, (fate, event) => {
        const told = fate.state === 'shown' || fate.state === 'clicked' || fate.state === 'acknowledged'
        const next = advance(fate, event)
        if (told && next.ok) expect(['shown', 'clicked', 'acknowledged']).toContain(next.fate.state)
      }),
    )
  })

  it('never changes once it was acknowledged', () => {
    fc.assert(
      fc.property(anyFate, anyEvent, (before, event) => {
        const fate = fateAfter(events.show, events.acknowledge)
        const next = advance(before.state === 'acknowledged' ? before : fate, event)
        if (next.ok) expect(next.isNew).toBe(false)
      }),
    )
  })

  it('holds each step of the ladder once at most', () => {
    fc.assert(
      fc.property(anyFate, fate => {
        expect(new Set(stepsOf(fate)).size).toBe(stepsOf(fate).length)
      }),
    )
  })

  it('is open until it is acknowledged, suppressed or lapsed', () => {
    expect([due, fateAfter(events.hold), fateAfter(events.show), fateAfter(events.fail)].map(isOpen)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([fateAfter(events.suppress), fateAfter(events.lapse), fateAfter(events.acknowledge)].map(isOpen)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('does not compile where it is known to be impossible', () => {
    const suppressed: Extract<NoticeFate, { readonly state: 'suppressed' }> = {
      ...{ state: 'suppressed', dueAt: at, by: { kind: 'rule', ruleId: null } },
    }
    // @ts-expect-error what is suppressed is never shown
    expect(follow<'suppressed'>(suppressed, events.show)).toEqual(suppressed)
    expect(follow<'suppressed'>(suppressed, events.acknowledge).state).toBe('acknowledged')
  })
})
