/** Believable transactions as data. Names and numbers are invented; the words are those of the networks. */
export type Story = UssdStory | JobStory

interface StoryHead {
  /** For the command line: `small-words-with-dashes`. */
  readonly name: string
  /** What a person sees happen. */
  readonly title: string
}

export interface UssdAction {
  readonly publicId: string
  readonly name: string
  readonly operator: string
  readonly country: string
}

interface UssdSms {
  readonly message: string
  readonly sender: string
  readonly afterMs: number
}

/** All times count from the moment the story is played; what lies before it is negative. */
export interface UssdSnapshot {
  readonly status: string
  readonly category: string | null
  readonly userMessage?: string
  readonly updatedAfterMs: number
  /** What the network said and what was typed next; null where nothing was. */
  readonly session: readonly (readonly [answered: string, entered: string | null])[]
  readonly parserIds?: readonly number[]
  readonly parsed?: Readonly<Record<string, string>>
  readonly smsHits?: readonly UssdSms[]
  readonly smsMisses?: readonly UssdSms[]
}

/** `afterMs` counts from the step before. `repeat` sends the last delivery again, byte for byte. */
type UssdStep = { readonly afterMs: number; readonly deliver: UssdSnapshot | 'repeat' }

export interface UssdStory extends StoryHead {
  readonly kind: 'ussd'
  readonly action: UssdAction
  readonly startedAfterMs: number
  readonly environment?: string
  readonly extras: Readonly<Record<string, string>>
  readonly steps: readonly UssdStep[]
}

export type JobEvent =
  | {
      readonly event: 'job-state-changed-v2'
      readonly state: string
      readonly hoursLeft: number | null
      readonly failureReason?: string
      /** It happens at Hover, and its event reaches nobody. */
      readonly isLost?: true
    }
  /** `model` numbers the models of this job from 1. */
  | { readonly event: 'model-created'; readonly model: number }
  | {
      readonly event: 'model-state-changed'
      readonly model: number
      readonly state: string
      readonly failureReason?: string
    }

export interface JobStory extends StoryHead {
  readonly kind: 'job'
  readonly jobName: string
  readonly externalId: string | null
  readonly steps: readonly { readonly afterMs: number; readonly deliver: JobEvent }[]
}

export const second = 1000
export const minute = 60 * second
export const day = 24 * 60 * minute

export const action = (publicId: string, name: string, operator: string, country: string): UssdAction => ({
  publicId,
  name,
  operator,
  country,
})

/** The session is over and nothing has decided yet. */
export const waiting = (session: UssdSnapshot['session'], updatedAfterMs = -8 * second): UssdSnapshot => ({
  status: 'pending',
  category: null,
  updatedAfterMs,
  session,
})
