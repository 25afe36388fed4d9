import fc from 'fast-check'

/** One thing that happens to the app. Times in milliseconds. */
export type Step =
  | {
      readonly kind: 'deliver'
      readonly which: number
      readonly status: string
      readonly operator: number
      readonly ageMs: number
    }
  | { readonly kind: 'repeat' }
  | { readonly kind: 'storm'; readonly size: number; readonly operator: number }
  | { readonly kind: 'pass'; readonly ms: number }
  /** The clock is set, also back. */
  | { readonly kind: 'jump'; readonly ms: number }
  | { readonly kind: 'kill' }
  | { readonly kind: 'restart' }
  | { readonly kind: 'acknowledge'; readonly which: number }
  /** 0: ends it. */
  | { readonly kind: 'snooze'; readonly ms: number }
  | {
      readonly kind: 'quiet'
      readonly isOn: boolean
      readonly from: number
      readonly to: number
      readonly breaksThrough: boolean
    }

const [second, minute, hour] = [1_000, 60_000, 3_600_000]
const operator = fc.integer({ min: 0, max: 2 })
const kind = <Kind extends Step['kind']>(name: Kind) => fc.constant(name)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kind('deliver'),
      which: fc.integer({ min: 0, max: 7 }),
      status: fc.constantFrom('failed', 'failed', 'succeeded', 'pending', 'odd'),
      operator,
      ageMs: fc.constantFrom(0, 0, second, 5 * minute, 2 * hour),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('storm'), size: fc.integer({ min: 5, max: 25 }), operator }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('repeat') }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: kind('pass'),
      ms: fc.constantFrom(second, 5 * second, 40 * second, 2 * minute, 11 * minute, hour, 7 * hour),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: kind('jump'), ms: fc.constantFrom(-2 * hour, -minute, minute, 3 * hour) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('kill') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('restart') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('acknowledge'), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('snooze'), ms: fc.constantFrom(0, 10 * minute, hour) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: kind('quiet'),
      isOn: fc.boolean(),
      from: fc.integer({ min: 10, max: 14 }),
      to: fc.integer({ min: 15, max: 22 }),
      breaksThrough: fc.boolean(),
    }),
  },
)

export const history = fc.array(step, { minLength: 1, maxLength: 14 })

const storm = { kind: 'storm', size: 8, operator: 0 } as const
const failure = (which: number): Step => ({ kind: 'deliver', which, status: 'failed', operator: 1, ageMs: 0 })
const pass = (ms: number): Step => ({ kind: 'pass', ms })
const quiet = (breaksThrough: boolean): Step => ({ kind: 'quiet', isOn: true, from: 10, to: 20, breaksThrough })
const kill: Step = { kind: 'kill' }

/** Histories that were wrong once, or that every draw should hold. */
export const wellKnown: readonly (readonly Step[])[] = [
  // The end of a storm falls into the quiet hours, which only what is critical breaks through.
  [storm, quiet(true), pass(11 * minute)],
  [quiet(false), storm, pass(11 * minute), failure(1), kill, pass(hour)],
  [failure(1), kill, { kind: 'repeat' }, kill, pass(2 * minute), { kind: 'restart' }, pass(second)],
  [storm, kill, storm, pass(40 * second), kill, pass(11 * minute)],
  [storm, { kind: 'jump', ms: -2 * hour }, storm, failure(2), pass(hour), { kind: 'acknowledge', which: 0 }],
  // A storm that grew waits a moment before it takes its place again; meanwhile everything is snoozed.
  [{ ...storm, size: 5 }, { kind: 'snooze', ms: 10 * minute }, pass(7 * hour)],
  [{ kind: 'snooze', ms: hour }, storm, failure(3), { kind: 'snooze', ms: 0 }, failure(4), pass(40 * second), kill],
]
