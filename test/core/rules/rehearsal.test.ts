import { describe, expect, it } from 'vitest'
import type { Candidate } from '../../../electron/core/rules/candidate.ts'
import { judgeOf, type Ruling } from '../../../electron/core/rules/judge.ts'
import { readRules } from '../../../electron/core/rules/read-rules.ts'
import { rehearse, type Sent } from '../../../electron/core/rules/rehearsal.ts'
import { incidentsOf, type Run } from '../storm/plain-storms.ts'
import { candidates, sources } from './events.ts'
import { plainRules } from './plain-rules.ts'

const zone = 'Europe/Berlin'
const events = candidates(100_000, 42)

describe('rules asked of 100,000 events', () => {
  it.each([1, 2, 3, 4, 5, 6])('decide what plain questions decide (seed %i)', seed => {
    const { rules, judge } = plainRules(seed)
    expect(readRules(rules)).toEqual({ ok: true, rules })
    const asked = judgeOf(rules, sources)
    const found = new Set<string>()
    for (const event of events) {
      const ruling = asked(event)
      found.add(ruling.kind === 'held' ? ruling.hold.reason : ruling.kind)
      // Comparing objects a hundred thousand times costs more than asking.
      if (JSON.stringify(ruling) !== JSON.stringify(judge(event)))
        expect([event, ruling]).toEqual([event, judge(event)])
    }
    expect(found.size).toBeGreaterThan(1)
  })

  it.each([1, 2, 3, 4])('would send in a rehearsal what a plain count says (seed %i)', seed => {
    const { rules, judge } = plainRules(seed)
    const rehearsed = rehearse(events, judgeOf(rules, sources), { zone, isPractice: () => false })
    const expected = plainRehearsal(judge)
    expect(inOrder(rehearsed.sent)).toEqual(inOrder(expected))
    expect(rehearsed.atNight).toBe(expected.filter(({ at }) => isNight(at)).length)
    expect(rehearsed.sent.length).toBeGreaterThan(100)
  })
})

/** The same whatever the order of those that come at one moment. */
function inOrder(sent: readonly Sent[]): readonly string[] {
  return sent.map(({ kind, at, ids, urgency }) => `${at} ${kind} ${urgency} ${[...ids].sort().join()}`).toSorted()
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' })
function isNight(at: number): boolean {
  const hour = Number(clock.format(at))
  return hour >= 22 || hour < 7
}

function plainRehearsal(judge: (candidate: Candidate) => Ruling): readonly Sent[] {
  const once = events.filter((event, place) => place === firstPlaces.get(event.id))
  const ruled = once.map(event => ({ event, ruling: judge(event) }))
  const now = ruled.filter(({ ruling }) => ruling.kind === 'now')
  const alone = now.flatMap(({ event, ruling }): readonly Sent[] => {
    const isTold = ruling.kind === 'now' && ruling.telling.kind === 'tell' && !isFailure(event)
    return isTold ? [{ kind: 'notice', at: event.at, ids: [event.id], urgency: urgencyOf(ruling) }] : []
  })
  const late = now.filter(({ ruling }) => ruling.kind === 'now' && ruling.telling.kind === 'digest')
  const held = Map.groupBy(ruled, ({ ruling }) => (ruling.kind === 'held' ? ruling.hold.until : null))
  const ofHeld = [...held].flatMap(([at, group]): readonly Sent[] =>
    at === null ? [] : [{ kind: 'held-digest', at, ids: group.map(({ event }) => event.id), urgency: 'normal' }],
  )
  return [...alone, ...ofHeld, ...plainDigests(late.map(({ event }) => event)), ...plainStorms(ruled)]
}

const firstPlaces = new Map<string, number>()
for (const [place, { id }] of events.entries()) if (!firstPlaces.has(id)) firstPlaces.set(id, place)

function isFailure(event: Candidate): boolean {
  return event.topic === 'status' && event.subject.status === 'failed'
}

function urgencyOf(ruling: Ruling): Sent['urgency'] {
  return ruling.kind !== 'silent' && ruling.telling.kind === 'tell' ? ruling.telling.urgency : 'quiet'
}

/** Three seconds after the last of them, and never later than twenty seconds after the first. */
function plainDigests(late: readonly Candidate[]): readonly Sent[] {
  const groups: Candidate[][] = []
  for (const event of late) {
    const group = groups.at(-1)
    if (group === undefined || event.at >= endOf(group)) groups.push([event])
    else group.push(event)
  }
  return groups.map(group => ({
    kind: 'late-digest',
    at: endOf(group),
    ids: group.map(({ id }) => id),
    urgency: 'quiet',
  }))
}

function endOf(group: readonly Candidate[]): number {
  return Math.min((group.at(-1)?.at ?? 0) + 3_000, (group[0]?.at ?? 0) + 20_000)
}

function plainStorms(ruled: readonly { readonly event: Candidate; readonly ruling: Ruling }[]): readonly Sent[] {
  const runs = ruled.flatMap(({ event, ruling }): readonly Run[] => {
    if (!('was' in event) || event.topic !== 'status') return []
    const { at, id, transactionId } = event
    const action = event.subject.kind === 'ussd' ? event.subject.title : event.subject.kind
    const named = { at, operator: event.subject.operator, action }
    if (event.subject.status === 'succeeded') return [{ kind: 'succeeded', run: named }]
    if (!isFailure(event) || ruling.kind !== 'now' || ruling.telling.kind !== 'tell') return []
    const { urgency, sound, escalates } = ruling.telling
    return [
      {
        kind: 'failed',
        run: { ...named, noticeId: id, transactionId, cause: event.subject.category, urgency, sound, escalates },
      },
    ]
  })
  const first = new Map(
    runs.flatMap(one => (one.kind === 'failed' ? [[one.run.noticeId, one.run.urgency] as const] : [])),
  )
  return incidentsOf(runs).flatMap(({ id, firstAt, lastAt, failures, noticeIds }): readonly Sent[] => [
    { kind: 'notice', at: firstAt, ids: noticeIds, urgency: first.get(id) ?? 'quiet' },
    ...(failures >= 5 ? [{ kind: 'storm-over' as const, at: lastAt, ids: noticeIds, urgency: 'quiet' as const }] : []),
  ])
}
