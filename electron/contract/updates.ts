import { z } from 'zod'

/** `beta` also offers what is stable. */
export const updateChannels = ['stable', 'beta'] as const
export type UpdateChannel = (typeof updateChannels)[number]

export const updateSettingsSchema = z.object({
  channel: z.enum(updateChannels).default('stable'),
  /** Whether the app asks once a day by itself. Nothing is ever fetched or installed without a person. */
  automatic: z.boolean().default(true),
})
export type UpdateSettings = z.output<typeof updateSettingsSchema>

/** A newer version, as its makers signed it. */
export interface Update {
  readonly version: string
  readonly releasedAt: string
  /** What is new: text, no markup. */
  readonly notes: string
}

/** Why nothing came of it. `forged`: what answered does not speak for the makers of this app. */
export const updateProblems = ['unreachable', 'unreadable', 'forged', 'cut-off', 'damaged', 'not-installed'] as const
export type UpdateProblem = (typeof updateProblems)[number]

/** How a newer version gets here: by this app, or by a person with a package manager or a browser. */
export type UpdateWay = 'in-app' | 'by-hand'

export type UpdateState =
  /** A build that nobody released, so it has nowhere to ask. */
  | { readonly kind: 'unsupported' }
  /** Nothing newer is known. Null: never asked since the start. */
  | { readonly kind: 'current'; readonly checkedAt: string | null }
  | { readonly kind: 'checking' }
  | { readonly kind: 'available'; readonly update: Update; readonly way: UpdateWay }
  /** `fraction`: 0 to 1. */
  | { readonly kind: 'downloading'; readonly update: Update; readonly fraction: number }
  /** Here and proven; it is installed when a person says so. */
  | { readonly kind: 'ready'; readonly update: Update }
  | { readonly kind: 'installing'; readonly update: Update }
  | { readonly kind: 'failed'; readonly problem: UpdateProblem; readonly update: Update | null }

export const updateQuestions = {
  'updates.state': z.undefined(),
  /** Asks now. Answers when it is known. */
  'updates.check': z.undefined(),
  /** Fetches what is offered. Answers when it is here and proven. */
  'updates.download': z.undefined(),
  /** Ends the app, installs what was fetched and starts it again. */
  'updates.install': z.undefined(),
  /** Opens the page where packages are, for who installs by hand. */
  'updates.visit': z.undefined(),
  'updates.set': updateSettingsSchema,
} as const

export interface UpdateAnswers {
  'updates.state': UpdateState
  'updates.check': UpdateState
  'updates.download': UpdateState
  'updates.install': UpdateState
  'updates.visit': null
  'updates.set': null
}
