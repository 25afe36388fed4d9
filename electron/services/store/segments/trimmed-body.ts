import { z } from 'zod'
import type { SourceKind } from '../../../contract/transactions/transaction.ts'
import { statuses, transactionKinds } from '../../../contract/transactions/transaction.ts'
import { parseStored } from '../../../core/exact-json.ts'
import { type Reading, readBody } from '../../../core/projection.ts'
import { snapshotOf, type Trimmed } from '../../../core/retention/trimmed.ts'

const text = z.string().nullable()
// Earlier versions left an empty one of what was only control characters.
const word = text.transform(words => (words === '' ? null : words))
const number = z.number().nullable()

const ussdSchema = z.object({
  product: z.literal('ussd-app'),
  uuid: z.string(),
  status: z.enum(statuses),
  ...{ providerStatus: text, category: word, userMessage: text, actionName: word, actionId: text },
  ...{ operator: word, country: word, initiatedAt: number, updatedAt: number },
  environment: z.enum(['production', 'debug', 'test', 'manual', 'other']).nullable(),
  parserIds: z.array(z.string()),
  ...{ deviceId: text, sdkVersion: text, appId: text, otherId: text },
  unusual: z.boolean(),
  ...{ messages: z.int(), hits: z.int(), misses: z.int(), contradicts: z.boolean() },
  // Earlier versions left none.
  amounts: z.array(z.string()).default([]),
})
const eventSchema = z.object({
  product: z.literal('hover-org'),
  event: z.string(),
  kind: z.enum(transactionKinds),
  providerId: z.string(),
  title: z.string(),
  status: z.enum(statuses),
  ...{ providerStatus: text, jobId: text, externalId: text },
})
const trimmedSchema = z.object({
  fingerprint: z.string(),
  snapshot: z.discriminatedUnion('product', [ussdSchema, eventSchema]),
})

/** What a segment keeps of a trimmed delivery. */
export function encodeTrimmed(trimmed: Trimmed): Buffer {
  return Buffer.from(JSON.stringify(trimmed))
}

export type TrimmedReading = Extract<Reading, { kind: 'snapshot' }> & { readonly fingerprint: string }

/** Reads it as a delivery is read; the fingerprint is that of the whole one. Throws when it is damaged. */
export function readTrimmed(text: string): TrimmedReading {
  const trimmed = trimmedSchema.parse(JSON.parse(text))
  const snapshot = snapshotOf(trimmed)
  const identity =
    snapshot.product === 'ussd-app'
      ? ({ transactionKind: 'ussd', providerId: snapshot.uuid } as const)
      : { transactionKind: snapshot.kind, providerId: snapshot.providerId }
  return { kind: 'snapshot', ...identity, snapshot, canonical: '', fingerprint: trimmed.fingerprint }
}

/** A stored body, whole or trimmed. */
export function readStored(product: SourceKind, body: Buffer | string, isTrimmed: boolean): Reading {
  const text = typeof body === 'string' ? body : body.toString('utf8')
  return isTrimmed ? readTrimmed(text) : readBody(product, parseStored(product, text))
}

/** The same of what may be no JSON: the projector keeps that aside. */
export function readStoredSafely(...[product, body, isTrimmed]: Parameters<typeof readStored>): Reading {
  try {
    return readStored(product, body, isTrimmed)
  } catch {
    return { kind: 'odd', reason: '' }
  }
}
