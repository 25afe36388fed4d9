import { z } from 'zod'
import type { DataWhere } from '../../../contract/bridge/data.ts'
import type { DestinationStatus } from '../../../contract/bridge/destination-questions.ts'
import { type Connection, type Problem, problemCodes } from '../../../contract/connection.ts'
import { type Health, linkNames, repairActions } from '../../../contract/health.ts'
import { type BlindWindow, blindCauses } from '../../../contract/notices/blind-window.ts'
import { retentionSettingsSchema } from '../../../contract/settings/settings.ts'
import { speechSchema } from '../../../contract/speech/said.ts'
import { sourceKinds } from '../../../contract/transactions/transaction.ts'

const text = z.string()
const maybeText = text.nullable()
const count = z.int().min(0)
const said = speechSchema.exactOptional()

const problem = z.object({
  ...{ code: z.enum(problemCodes), sentence: text, retry: z.enum(['auto', 'user']) },
}) satisfies z.ZodType<Problem>
const down = { kind: z.literal('down'), problem }

const linkShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['idle', 'opening', 'registering', 'awaiting-code', 'verifying', 'live']) }),
  z.object({ ...down, retryAt: maybeText }),
])
const lookShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['worked', 'waiting']) }),
  z.object({ kind: z.literal('failed'), code: z.enum(problemCodes), isCertain: z.boolean() }),
])

/** The addresses of the hooks stay where they are: whoever knows one can knock there. */
export const connectionShape = z.object({
  receiver: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('closed') }),
    z.object({ kind: z.literal('listening'), port: count }),
    z.object(down),
  ]),
  tunnel: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['off', 'opening']) }),
    z.object({ kind: z.literal('online'), url: text }),
    z.object({ ...down, retryAt: maybeText }),
  ]),
  address: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unchecked') }),
    z.object({ kind: z.literal('reached'), at: text }),
    z.object({ ...down, at: text, retryAt: maybeText }),
  ]),
  sources: z.array(
    z.object({
      ...{ sourceId: text, name: text, kind: z.enum(sourceKinds), practice: z.boolean(), state: linkShape },
      ...{ localUrl: z.null().catch(null), publicUrl: z.null().catch(null) },
      ...{ lastDeliveryAt: maybeText, refused: count, hint: maybeText, saidHint: said },
      hoverView: z
        .object({ seenAt: maybeText, look: lookShape, verifiedAt: maybeText, lastError: maybeText })
        .nullable(),
    }),
  ),
}) satisfies z.ZodType<Connection>

const link = {
  ...{ name: z.enum(linkNames), sourceId: maybeText, label: text, saidLabel: said, sentence: text, said },
  lastGoodAt: maybeText,
}
const repair = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wait'), retryAt: maybeText }),
  z.object({ kind: z.literal('act'), action: z.enum(repairActions), sourceId: maybeText }),
  z.object({ kind: z.literal('outside') }),
])
export const healthShape = z.object({
  at: text,
  links: z.array(
    z.discriminatedUnion('state', [
      z.object({ ...link, state: z.enum(['good', 'checking', 'unused']) }),
      z.object({ ...link, state: z.literal('broken'), code: text, since: text, repair }),
    ]),
  ),
  broken: z.enum(linkNames).nullable(),
}) satisfies z.ZodType<Health>

const recovery = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['open', 'asking']) }),
  z.object({ kind: z.literal('caught-up'), at: text, recovered: count, sentence: text, said }),
  z.object({ kind: z.literal('unknowable'), sentence: text, said }),
])
export const blindWindowsShape = z.array(
  z.object({ id: text, sourceId: text, cause: z.enum(blindCauses), from: text, until: maybeText, recovery }),
) satisfies z.ZodType<readonly BlindWindow[]>

const file = z.object({ path: text, bytes: count, about: text })
export const whereShape = z.object({
  ...{ folder: text, files: z.array(file), copies: z.array(file), transactions: count, oldest: maybeText },
  ...{ entries: count, usedBytes: count, retention: retentionSettingsSchema },
}) satisfies z.ZodType<DataWhere>

export const destinationsShape = z.array(
  z.object({
    ...{ id: text, name: text, origin: maybeText, waiting: count, oldestAt: maybeText, dead: count },
    ...{ deadReason: maybeText, trouble: maybeText, takenAt: maybeText, retryAt: maybeText },
  }),
) satisfies z.ZodType<readonly DestinationStatus[]>
