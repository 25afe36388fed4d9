import type { Snooze, Snoozing } from '../../contract/settings/notice-rules.ts'

/** Later than any other time: until somebody ends it. The last moment that a Date can be, in milliseconds since 1970. */
const forEverMs = 8_640_000_000_000_000

/** When a snooze ends; milliseconds since 1970. */
export function endOf({ until }: Snoozing): number {
  return until === null ? forEverMs : Date.parse(until)
}

/** What nobody is told of anything by now; null: people are told. `now` in milliseconds since 1970. */
export function snoozeOfAll(snoozes: readonly Snooze[], now: number): Snoozing | null {
  const holding = snoozes.filter(({ scope, until }) => scope.kind === 'all' && endOf({ until }) > now)
  const [longest] = holding.toSorted((a, b) => endOf(b) - endOf(a))
  return longest === undefined ? null : { until: longest.until }
}

/** Nobody is told of anything until then; null: people are told again. Those of other scopes stay, unless they are over. */
export function withSnoozeOfAll(snoozes: readonly Snooze[], next: Snoozing | null, now: number): readonly Snooze[] {
  const others = snoozes.filter(snooze => snooze.scope.kind !== 'all' && endOf(snooze) > now)
  return next === null ? others : [...others, { scope: { kind: 'all' }, until: next.until }]
}

/** From now on for so many milliseconds. A longer one that holds already stays. */
export function snoozeFor(ms: number, before: Snoozing | null, now: number): Snoozing {
  const until = now + ms
  return before !== null && endOf(before) > until ? before : { until: new Date(until).toISOString() }
}
