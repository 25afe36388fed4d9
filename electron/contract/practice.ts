import { z } from 'zod'

/** What can go wrong with a delivery on its way from the practice Hover. */
export const faultKinds = ['drop', 'delay', 'duplicate', 'reorder', 'badSignature', 'clockSkew', 'late'] as const
export type FaultKind = (typeof faultKinds)[number]

const percent = z.number().min(0).max(100).default(0)

/** How many of a hundred deliveries each fault befalls; the same seed gives the same ones. */
export const faultPlanSchema = z.strictObject({
  /** It is made and lost. */
  drop: percent,
  /** It comes up to half a minute later than what follows. */
  delay: percent,
  /** It comes again, byte for byte. */
  duplicate: percent,
  /** It comes behind the next one of its transaction. */
  reorder: percent,
  /** It is signed with a wrong secret. */
  badSignature: percent,
  /** It was made by a clock that is up to half an hour wrong. */
  clockSkew: percent,
  /** It is up to two weeks old: a phone had no internet, or a queue stood still. */
  late: percent,
  seed: z.int().min(0).max(4_294_967_295).default(1),
})
export type FaultPlan = z.output<typeof faultPlanSchema>

const mostPlayed = 20_000

/** So many transactions a second begin, for so long. */
export const practiceDaySchema = z
  .strictObject({ rate: z.number().min(0.1).max(100), seconds: z.int().min(1).max(3_600) })
  .refine(({ rate, seconds }) => rate * seconds <= mostPlayed, `No more than ${mostPlayed} transactions at once.`)
export type PracticeDay = z.output<typeof practiceDaySchema>

/** What became of deliveries since the plan was set. */
export interface FaultCounts {
  /** Made, whatever became of them. */
  readonly made: number
  /** How many were posted, repeats too. */
  readonly posted: number
  /** Answered with 2xx, with something else, and not at all. */
  readonly taken: number
  readonly refused: number
  readonly unanswered: number
  /** How many each fault befell. */
  readonly befell: Readonly<Record<FaultKind, number>>
}

/** Whether the app shows the transactions of the practice Hover as what arrived says. */
export interface PracticeCheck {
  readonly right: number
  /** The ids of those that are shown otherwise; the first ones. */
  readonly wrong: readonly string[]
  /** Nothing of them arrived. */
  readonly unheard: number
}

export interface PracticeState {
  readonly plan: FaultPlan
  readonly counts: FaultCounts
  /** Transactions that are still being played. */
  readonly playing: number
  readonly check: PracticeCheck
}

/** What the window may ask of the practice Hover beside beginning and ending it. */
export const practiceQuestions = {
  'practice.set': z.object({ on: z.boolean() }),
  'practice.play': z.undefined(),
  /** Null: it does not run. */
  'practice.state': z.undefined(),
  'practice.faults': faultPlanSchema,
  'practice.day': practiceDaySchema,
} as const

export interface PracticeAnswers {
  'practice.set': null
  'practice.play': null
  'practice.state': PracticeState | null
  'practice.faults': null
  'practice.day': null
}
