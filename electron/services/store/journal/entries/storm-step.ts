import { z } from 'zod'
import { type Urgency, urgencies } from '../../../../contract/notices/notice.ts'

/** What the watch on storms heard at a position of the journal. `at`: in milliseconds since 1970. */
export interface StormStep extends Named {
  readonly seq: number
  readonly at: number
  /** Null: something succeeded. */
  readonly failed: StormFailure | null
}

/** The notice of a failure of which nobody knows any more whose it was. */
export function nameOfGone({ sourceId, seq }: Pick<StormStep, 'sourceId' | 'seq'>): string {
  return `${sourceId}/gone#${seq}`
}

/** What the notice of a failure is called, by its id, when nobody knows any more whose it was. */
export function namelessOf(noticeId: string): string {
  const sourceId = noticeId.slice(0, noticeId.indexOf('/'))
  return nameOfGone({ sourceId, seq: positionIn(noticeId) })
}

/** Of what made the notice: its id ends with that. */
export function positionIn(noticeId: string): number {
  return Number(noticeId.slice(noticeId.lastIndexOf('#') + 1))
}

interface Named {
  readonly sourceId: string
  readonly action: string
  readonly operator: string | null
  readonly cause: string | null
}

export interface StormFailure {
  readonly urgency: Urgency
  readonly sound: boolean
  /** It climbs the ladder, and with it the notice that tells of it. */
  readonly escalates?: boolean
  /** Of what is gone: its transaction had failed in this storm before. */
  readonly isAgain?: boolean
  /** Of what is gone: its notice stands for others too and stays, in the fate that it had, as the state has it. */
  readonly head?: Omit<z.output<typeof headSchema>, 'seq'>
}

const headSchema = z.object({
  ...{ seq: z.int(), id: z.string(), title: z.string().nullable(), rule: z.string().nullable() },
  ...{ escalates: z.boolean(), fate: z.string() },
})
const flagSchema = z.union([z.literal(0), z.literal(1)])

/** Steps of transactions that are gone, as short as they can be said: names are said once, a step is a row of numbers. */
export const goneStormsSchema = z.object({
  names: z.array(
    z.object({
      ...{ sourceId: z.string(), action: z.string(), operator: z.string().nullable(), cause: z.string().nullable() },
    }),
  ),
  /** Position, time, which name, how urgent, whether it sounds, whether its transaction had failed before. */
  failed: z.array(z.tuple([z.int(), z.int(), z.int(), z.enum(urgencies), flagSchema, flagSchema])),
  /** Position, time, which name. */
  succeeded: z.array(z.tuple([z.int(), z.int(), z.int()])),
  heads: z.array(headSchema),
  /** Positions of failures that climb the ladder. */
  escalating: z.array(z.int()).exactOptional(),
})
type GoneStorms = z.output<typeof goneStormsSchema>

/** Null where there is nothing to say. */
export function packSteps(steps: readonly StormStep[]): GoneStorms | null {
  if (steps.length === 0) return null
  const places = new Map<string, number>()
  const storms: GoneStorms = { names: [], failed: [], succeeded: [], heads: [] }
  const escalating: number[] = []
  const placeOf = ({ sourceId, action, operator, cause }: Named): number => {
    const name = { sourceId, action, operator, cause }
    const key = JSON.stringify(name)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, storms.names.length)
    return storms.names.push(name) - 1
  }
  for (const { seq, at, failed, ...named } of steps) {
    const name = placeOf(named)
    if (failed === null) {
      storms.succeeded.push([seq, at, name])
      continue
    }
    storms.failed.push([seq, at, name, failed.urgency, failed.sound ? 1 : 0, failed.isAgain === true ? 1 : 0])
    if (failed.escalates === true) escalating.push(seq)
    if (failed.head !== undefined) storms.heads.push({ seq, ...failed.head })
  }
  return escalating.length === 0 ? storms : { ...storms, escalating }
}

export function unpackSteps({ names, failed, succeeded, heads, escalating }: GoneStorms): readonly StormStep[] {
  const climbing = new Set(escalating)
  const headAt = new Map(heads.map(({ seq, ...head }) => [seq, head]))
  const steps = (seq: number, at: number, place: number, failure: StormFailure | null): readonly StormStep[] => {
    const named = names[place]
    return named === undefined ? [] : [{ ...named, seq, at, failed: failure }]
  }
  return [
    ...failed.flatMap(([seq, at, place, urgency, sound, again]) => {
      const head = headAt.get(seq)
      const failure = { urgency, sound: sound === 1, isAgain: again === 1, ...(head !== undefined && { head }) }
      return steps(seq, at, place, climbing.has(seq) ? { ...failure, escalates: true } : failure)
    }),
    ...succeeded.flatMap(([seq, at, place]) => steps(seq, at, place, null)),
  ]
}
