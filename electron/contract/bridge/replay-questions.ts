import { z } from 'zod'

const target = {
  /** The delivery's position in the journal. */
  seq: z.int().min(1),
  /** `https`, or `http` on this computer. */
  url: z.string().trim().min(1).max(2_000),
}

/** What the window may ask to send once more. */
export const replayQuestions = {
  /** What that would be; nothing is sent. */
  'replay.check': z.object(target),
  'replay.send': z.object({
    ...target,
    /** `changed`: the JSON in `body`, which somebody wrote. */
    form: z.enum(['stored', 'masked', 'changed']),
    body: z.string().max(1_048_576).nullable(),
    /** Anew, with the secret of the source; for this computer only. */
    signs: z.boolean(),
  }),
} as const

export interface ReplayCheck {
  /** Scheme, host and port, without what may be a token. */
  readonly origin: string
  /** On this computer: there the secret of the source may sign. */
  readonly isLocal: boolean
  readonly bytes: number
}

export interface ReplayAnswers {
  'replay.check': ReplayCheck
  /** `trouble`: why it was not taken, as a word such as `refused-503`; null when it was. */
  'replay.send': { readonly trouble: string | null }
}
