import { z } from 'zod'

/** Names under which a computer reaches itself, and nobody else reads along. */
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

const addressForm = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?((?:\/[\w.~-]+)*)\/*$/i

/**
 * Where an engine elsewhere is asked: https, or http on this very computer, where a tunnel such as that of SSH may end. The
 * token goes with every request, so nothing else is spoken to. Comes out without a slash at its end.
 */
const engineAddressSchema = z
  .string()
  .trim()
  .max(500)
  .transform((text, context) => {
    const [, scheme = '', host = '', port = '', path = ''] = addressForm.exec(text) ?? []
    const [plainScheme, plainHost] = [scheme.toLowerCase(), host.toLowerCase()]
    if (plainScheme === 'https' || (plainScheme === 'http' && loopbackHosts.has(plainHost)))
      return `${plainScheme}://${plainHost}${port}${path}`
    context.addIssue({ code: 'custom', message: plainScheme === 'http' ? notSecret : noAddress })
    return z.NEVER
  })

const noAddress =
  'Write the address of the engine, such as https://engine.example.com or http://127.0.0.1:9465, without a name or password in it.'
const notSecret =
  'Use https://, or http://127.0.0.1 where a tunnel such as that of SSH ends: nobody may read the token on its way.'

/** Who somebody says to be: it is recorded with what they decide. */
export const personSchema = z
  .string()
  .trim()
  .min(1, 'Give a name, so that the others know who decided.')
  .max(100)
  .regex(/^\P{Cc}+$/u, 'Without control characters.')
  .refine(name => name.isWellFormed(), 'Write it in letters.')

/** Whose transactions this desktop shows: those of its own engine, or of one elsewhere. */
export const enginePlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('own') }),
  z.object({ kind: z.literal('remote'), address: engineAddressSchema, name: personSchema }),
])
export type EnginePlace = z.output<typeof enginePlaceSchema>
export type RemotePlace = Extract<EnginePlace, { kind: 'remote' }>

/** Why an engine elsewhere cannot be asked. */
export const engineProblemCodes = [
  'unreachable',
  'untrusted',
  'silent',
  'token-missing',
  'token-refused',
  'other-host',
  'no-engine',
  'engine-older',
  'engine-newer',
  'unreadable',
  'busy',
] as const
export type EngineProblemCode = (typeof engineProblemCodes)[number]

/** What happened and what to do; the code tells it in the person's language. */
export interface EngineProblem {
  readonly code: EngineProblemCode
  readonly sentence: string
}

/** How it is between this desktop and an engine elsewhere. Times are ISO 8601 in UTC. */
export type EngineLink =
  /** Since the start, or since it was chosen. */
  | { readonly kind: 'connecting' }
  /** `version`: of the app that runs there. */
  | { readonly kind: 'here'; readonly version: string }
  /** `heardAt`: when it was heard last; null: never since the start. `retryAt`: null while it is being tried. */
  | {
      readonly kind: 'away'
      readonly heardAt: string | null
      readonly problem: EngineProblem
      readonly retryAt: string | null
    }

/** Which engine the window shows. */
export type WatchedEngine =
  | { readonly kind: 'own' }
  | { readonly kind: 'remote'; readonly address: string; readonly name: string; readonly link: EngineLink }

const attaching = z.object({
  address: engineAddressSchema,
  name: personSchema,
  /** Without it, the one that is kept for that address. */
  token: z.string().trim().max(500).optional(),
})

/** What the window may ask about the engine that it shows. */
export const engineQuestions = {
  /** Whether an engine there would take this desktop; nothing is kept. */
  'engine.test': attaching,
  /** Shows that engine from now on, once it was found to answer. The own engine stops, and its data stays as it is. */
  'engine.attach': attaching,
  /** Back to the own engine. */
  'engine.detach': z.undefined(),
  /** Tries now to reach an engine that is away. */
  'engine.retry': z.undefined(),
} as const

export interface EngineAnswers {
  'engine.test': { readonly version: string }
  'engine.attach': null
  'engine.detach': null
  'engine.retry': null
}
