import { z } from 'zod'

/** What the tunnel host is asked. The authtoken travels here and nowhere else: argv and environment are readable by others. */
export const hostQuestionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    authtoken: z.string().min(1),
    /** Empty: the account's own domain. */
    domain: z.string(),
    port: z.int().min(1).max(65535),
    server: z.object({ address: z.string(), caFile: z.string() }).nullable(),
    heartbeat: z.object({ intervalSeconds: z.int().positive(), toleranceSeconds: z.int().positive() }),
  }),
  z.object({ kind: z.literal('close') }),
])
export type HostQuestion = z.output<typeof hostQuestionSchema>

/**
 * Why a session did not come up or ended. Holds no text of the SDK: ngrok repeats the authtoken in the prose of
 * ERR_NGROK_105, 106 and 107.
 */
const hostTroubleSchema = z.object({
  kind: z.enum(['unreachable', 'untrusted', 'refused', 'dropped', 'silent', 'stopped', 'unknown']),
  ngrokCode: z
    .string()
    .regex(/^ERR_NGROK_\d{1,6}$/)
    .nullable(),
})
export type HostTrouble = z.output<typeof hostTroubleSchema>

/** What the tunnel host says. After `ended` it only exits. */
export const hostNewsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('online'), url: z.url({ protocol: /^https?$/ }) }),
  z.object({ kind: z.literal('beat'), latencyMs: z.number().nonnegative() }),
  z.object({ kind: z.literal('ended'), trouble: hostTroubleSchema }),
])
export type HostNews = z.output<typeof hostNewsSchema>
