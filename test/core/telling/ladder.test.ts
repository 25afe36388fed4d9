import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NoticeFate } from '../../../electron/contract/notices/notice-ledger.ts'
import type { Ladder } from '../../../electron/contract/settings/notice-rules.ts'
import { type Climb, climb, nameOf } from '../../../electron/core/telling/ladder.ts'
import { advance, fateAtFirst } from '../../../electron/core/telling/ledger.ts'

const since = Date.parse('2026-03-02T09:00:00Z')
const second = 1_000
const ladder: Ladder = [
  { kind: 'banner', afterSeconds: 0 },
  { kind: 'sticky', afterSeconds: 120 },
  { kind: 'sound', afterSeconds: 300 },
  { kind: 'outgoing', afterSeconds: 900, channelId: 'night' },
]
const shown: NoticeFate = { state: 'shown', dueAt: since, shownAt: since, steps: ['banner'] }
const plan = (fate: NoticeFate, afterSeconds: number, quietUntil: number | null = null) =>
  climb(ladder, { fate, since, now: since + afterSeconds * second, quietUntil })

describe('the ladder', () => {
  it('waits for the next step, and says until when', () => {
    expect(plan(shown, 119)).toEqual({ climb: null, nextAt: since + 120 * second })
  })

  it('takes a step when its time has come', () => {
    expect(plan(shown, 120)).toEqual({
      climb: { steps: ['sticky'], show: 'sticky', sound: false, outgoing: [] },
      nextAt: since + 300 * second,
    })
  })

  it('takes what it slept through as one showing', () => {
    expect(plan(shown, 86_400)).toEqual({
      climb: { steps: ['sticky', 'sound', 'outgoing:night'], show: 'sticky', sound: true, outgoing: ['night'] },
      nextAt: null,
    })
  })

  it('stops when somebody acknowledges it', () => {
    expect(plan({ state: 'acknowledged', dueAt: since, at: since, by: 'person', steps: ['banner'] }, 900)).toEqual({
      climb: null,
      nextAt: null,
    })
  })

  it('goes on when it was only clicked', () => {
    const clicked: NoticeFate = { state: 'clicked', dueAt: since, shownAt: since, clickedAt: since, steps: ['banner'] }
    expect(plan(clicked, 120).climb?.steps).toEqual(['sticky'])
  })

  it('tries again what the desktop refused', () => {
    const failed: NoticeFate = { state: 'failed', dueAt: since, failedAt: since, steps: [] }
    expect(plan(failed, 1).climb?.steps).toEqual(['banner'])
  })

  it('waits while it is quiet', () => {
    expect(plan(shown, 200, since + 7_200 * second)).toEqual({ climb: null, nextAt: since + 7_200 * second })
    expect(plan(shown, 7_200, since + 7_200 * second).climb?.steps).toHaveLength(3)
  })

  it('does nothing before its time on a clock that was set back', () => {
    expect(plan(shown, -3_600)).toEqual({ climb: null, nextAt: since + 120 * second })
  })

  it('takes no step again that another ladder took', () => {
    const other: Ladder = [
      { kind: 'banner', afterSeconds: 900 },
      { kind: 'sound', afterSeconds: 1_000 },
    ]
    expect(climb(other, { fate: shown, since, now: since + 950 * second, quietUntil: null })).toEqual({
      climb: null,
      nextAt: since + 1_000 * second,
    })
  })
})

const anyLadder = fc
  .array(
    fc.record({
      kind: fc.constantFrom('sticky', 'sound', 'outgoing'),
      afterSeconds: fc.nat(600),
      channel: fc.constantFrom('a', 'b'),
    }),
    { maxLength: 6 },
  )
  .map(steps =>
    steps.map(({ kind, afterSeconds, channel }): Ladder[number] =>
      kind === 'outgoing'
        ? { kind, afterSeconds, channelId: channel }
        : { kind: kind === 'sound' ? 'sound' : 'sticky', afterSeconds },
    ),
  )
  .map(steps => steps.filter((step, place) => steps.findIndex(other => nameOf(other) === nameOf(step)) === place))

describe('a ladder that is followed', () => {
  it('takes each step once, at its second or when it is awake again, whatever the restarts and quiet times', () => {
    fc.assert(
      fc.property(
        anyLadder,
        fc.array(fc.boolean(), { minLength: 700, maxLength: 700 }),
        fc.nat(900),
        (steps, awake, acknowledgedAt) => {
          let fate: NoticeFate = { state: 'shown', dueAt: since, shownAt: since, steps: ['banner'] }
          const taken: string[] = []
          // Asked every second that it is awake, from what a restart would read.
          for (let now = 0; now < 700; now++) {
            if (now === acknowledgedAt)
              fate = { ...fate, state: 'acknowledged', at: since, by: 'person', steps: [] } as NoticeFate
            if (awake[now] !== true) continue
            const stored: NoticeFate = JSON.parse(JSON.stringify(fate))
            const { climb: found } = climb(steps, { fate: stored, since, now: since + now * second, quietUntil: null })
            taken.push(...(found?.steps ?? []).map(step => `${step} at ${now}`))
            fate = escalated(fate, found)
          }
          expect(taken.toSorted()).toEqual(expected(steps, awake, acknowledgedAt).toSorted())
        },
      ),
      { numRuns: 60 },
    )
  })

  it('says when to ask again: between two askings nothing was missed', () => {
    fc.assert(
      fc.property(anyLadder, steps => {
        let fate: NoticeFate = { state: 'shown', dueAt: since, shownAt: since, steps: ['banner'] }
        const taken: string[] = []
        for (let at: number | null = since; at !== null; ) {
          const { climb: found, nextAt } = climb(steps, { fate, since, now: at, quietUntil: null })
          taken.push(...(found?.steps ?? []).map(step => `${step} at ${((at ?? 0) - since) / second}`))
          fate = escalated(fate, found)
          at = nextAt
        }
        expect(taken.toSorted()).toEqual(steps.map(step => `${nameOf(step)} at ${step.afterSeconds}`).toSorted())
      }),
    )
  })

  it('is not climbed before the notice was told', () => {
    expect(
      climb(ladder, { fate: fateAtFirst(since), since, now: since + 900 * second, quietUntil: null }).climb,
    ).toBeNull()
  })
})

function escalated(fate: NoticeFate, found: Climb | null): NoticeFate {
  if (found === null) return fate
  const advanced = advance(fate, { kind: 'escalate', at: since, steps: found.steps })
  if (!advanced.ok) throw new Error(`A step was asked for twice: ${found.steps.join()}`)
  return advanced.fate
}

/** Each step at the first second from its own on at which it is awake, unless that is after the acknowledgement. */
function expected(steps: Ladder, awake: readonly boolean[], acknowledgedAt: number): readonly string[] {
  return steps.flatMap(step => {
    const at = awake.findIndex((isAwake, now) => isAwake && now >= step.afterSeconds)
    return at === -1 || at >= acknowledgedAt ? [] : [`${nameOf(step)} at ${at}`]
  })
}
