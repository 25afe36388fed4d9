import { hash } from 'node:crypto'
import { z } from 'zod'
import { sourceKinds, verdicts } from '../../contract/transactions/transaction.ts'
import { parseJson, withoutByteOrderMark } from '../../core/json-shape.ts'
import { redactUssdData } from '../../core/masking/redact.ts'
import { shownReason } from '../../core/masking/shown-reason.ts'
import { exportMark, exportVersion } from '../exporting/export-lines.ts'
import { parseBodyExactly } from '../receiving/gates/json-body.ts'
import type { Entry } from '../store/journal/entries/entry.ts'
import { jobSeenSchema } from '../store/journal/entries/job-seen.ts'

const headSchema = z.object({ kind: z.literal(exportMark), version: z.int(), whole: z.boolean() })

const time = z.iso.datetime().transform(text => Date.parse(text))
/** As long as a provider made it; no line is longer than a delivery can be. */
const transactionId = z.string()
const sourceId = z.string().regex(/^[^/#\s]{1,100}$/)
type JobSeen = z.output<typeof jobSeenSchema>
const deliverySchema = z.object({
  kind: z.literal('delivery'),
  receivedAt: time,
  sourceId,
  sourceName: z.string().max(200),
  product: z.enum(sourceKinds),
  signed: z.string().nullable(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  body: z.string().optional(),
  bodyBase64: z.base64().optional(),
})
const exportedActs = [
  z.object({ kind: z.literal('stuck-found'), transactionId, reason: z.enum(['sms-window', 'learned']) }),
  z.object({
    ...{ kind: z.literal('resolved'), transactionId, verdict: z.enum(verdicts), note: z.string().max(2000) },
    isContradicted: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('revealed'), transactionId }),
  jobSeenSchema.extend({ sourceId }).transform(asHere),
] as const
/** What an export has no need of, because it says how things ended. */
const followedActs = [
  ...exportedActs,
  z.object({ kind: z.literal('reopened'), transactionId }),
  z.object({ kind: z.literal('source-forgotten'), sourceId }),
] as const
const acted = { kind: z.literal('act'), at: time }
/**
 * Whoever made the file may have put anything into it: texts pass what those of Hover's pass before they touch the disk. The
 * windows that it was found after are not those of this folder, and count nothing here.
 */
function asHere({ reason, job, ...seen }: JobSeen): JobSeen {
  const models = job.models?.map(model => ({ ...model, failureReason: shownReason(model.failureReason) })) ?? null
  return {
    ...seen,
    reason: reason === 'catch-up' ? 'suspect' : reason,
    job: { ...job, failureReason: shownReason(job.failureReason), models },
  }
}

const recordSchema = z.discriminatedUnion('kind', [
  deliverySchema,
  z.object({ ...acted, act: z.discriminatedUnion('kind', exportedActs) }),
])
const copySchema = z.discriminatedUnion('kind', [
  deliverySchema,
  z.object({ ...acted, act: z.discriminatedUnion('kind', followedActs) }),
])

/**
 * Whether the first line of a file is that of an export, and whether its last one says so; null when it is something else. A
 * sentence when it is of no use.
 */
export function readHead(
  line: string,
): { readonly ok: true; readonly hasEnd: boolean } | { readonly ok: false; readonly sentence: string } | null {
  const head = headSchema.safeParse(parseJson(withoutByteOrderMark(line))).data
  if (head === undefined) return null
  if (head.version > exportVersion) return { ok: false, sentence: newer }
  return head.whole ? { ok: true, hasEnd: head.version >= firstWithEnd } : { ok: false, sentence: masked }
}

const firstWithEnd = 2
const newer = 'The file was exported by a newer version of Hover Tray. Install that version or a later one.'
const masked =
  'The file is a masked export: what was hidden in it cannot be brought back. Export again with --whole, and import that.'

/** One line as the journal would keep it; null for what is no record of an export. */
export function readRecord(line: string): Entry | null {
  return entryOf(recordSchema.safeParse(parseJson(line)).data)
}

/** The same of what another engine sent as it happened. */
export function readCopy(line: string): Entry | null {
  return entryOf(copySchema.safeParse(parseJson(line)).data)
}

function entryOf(record: z.output<typeof copySchema> | undefined): Entry | null {
  if (record === undefined) return null
  if (record.kind === 'act') return record
  const { receivedAt, sourceId, sourceName, product, signed, digest } = record
  const bytes = bytesOf(record)
  // What Hover signed is kept whatever it says, as it is when it comes.
  const body = bytes === null || product === 'hover-org' ? bytes : redactedBody(bytes)
  if (body === null) return null
  const proof = { provenBy: 'import', signed, digest: Buffer.from(digest, 'hex') } as const
  return { kind: 'delivery', receivedAt, sourceId, sourceName, product, body, ...proof }
}

/** A transaction as it is shown, which an export holds in the place of deliveries that are gone. */
export function isTrimmed(line: string): boolean {
  return z.object({ kind: z.literal('transaction') }).safeParse(parseJson(line)).success
}

/** How many lines the last one of an export says to be before it; null for any other line. */
export function readEnd(line: string): number | null {
  return z.object({ kind: z.literal('end'), records: z.int() }).safeParse(parseJson(line)).data?.records ?? null
}

/** Whether what Hover signed is what came: such a body is kept byte for byte. One of a USSD app was redacted since. */
export function isAsItCame(entry: Entry): boolean {
  if (entry.kind !== 'delivery' || entry.product !== 'hover-org') return true
  return hash('sha256', entry.body, 'buffer').equals(entry.digest)
}

function bytesOf({ body, bodyBase64 }: z.output<typeof deliverySchema>): Buffer | null {
  if (body !== undefined) return Buffer.from(body)
  return bodyBase64 === undefined ? null : Buffer.from(bodyBase64, 'base64')
}

/** Whoever made the file may have put a PIN into it: it passes what deliveries pass before they touch the disk. */
function redactedBody(bytes: Buffer): Buffer | null {
  const data = parseBodyExactly(bytes)
  if (data === undefined) return null
  const text = Buffer.from(JSON.stringify(redactUssdData(data, [])) ?? 'null')
  return text.equals(bytes) ? bytes : text
}
