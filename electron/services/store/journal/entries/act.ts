import { z } from 'zod'
import { verdicts } from '../../../../contract/transactions/transaction.ts'
import { actorSchema } from './actor.ts'
import { blindActSchemas } from './blind-acts.ts'
import { forwardingActSchemas } from './forwarding-acts.ts'
import { jobSeenSchema } from './job-seen.ts'
import { noticeActSchemas } from './notice-acts.ts'
import { projectionRulesShape } from './projection-rules.ts'
import { unusualActSchemas } from './unusual-acts.ts'
import { upkeepActSchemas } from './upkeep-acts.ts'

/** What people and the app itself did that a rebuild of the state must not lose. */
export const actSchema = z.discriminatedUnion('kind', [
  ...noticeActSchemas,
  ...unusualActSchemas,
  /** It has been pending for longer than it should. Once for each transaction; a verdict clears it. */
  z.object({ kind: z.literal('stuck-found'), transactionId: z.string(), reason: z.enum(['sms-window', 'learned']) }),
  /**
   * A person's verdict; later deliveries never overwrite it. `isContradicted`: of one that came with an export, where what
   * Hover said since against it stands before it.
   */
  z.object({
    ...{ kind: z.literal('resolved'), transactionId: z.string(), verdict: z.enum(verdicts), note: z.string() },
    ...{ isContradicted: z.literal(true).exactOptional(), by: actorSchema },
  }),
  z.object({ kind: z.literal('reopened'), transactionId: z.string(), by: actorSchema }),
  /** Somebody looked at what is masked. */
  z.object({ kind: z.literal('revealed'), transactionId: z.string() }),
  ...upkeepActSchemas,
  jobSeenSchema,
  /** What is left of an answer about a job that is gone: the window that it was found after goes on counting it. */
  z.object({ kind: z.literal('job-gone'), sourceId: z.string(), changedAt: z.number() }),
  /** All jobs of this organization were looked at once: what is found from now on is news. */
  z.object({ kind: z.literal('jobs-baseline'), sourceId: z.string() }),
  ...blindActSchemas,
  /** From here on these rules decide what is told; a rebuild follows them entry by entry. */
  z.object({ kind: z.literal('rules-set'), ...projectionRulesShape }),
  ...forwardingActSchemas,
])
export type Act = z.output<typeof actSchema>
