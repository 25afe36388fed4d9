import type { Status, TransactionKind } from '../../contract/transactions/transaction.ts'
import { asObject, asText, type JsonObject } from '../json-shape.ts'
import { type Subject, subjects } from './hover-subjects.ts'
import type { Seen } from './seen-job.ts'

/** What one event of a Hover organization says about one job, model, document and so on. Events carry no time. */
export interface HoverEvent {
  readonly product: 'hover-org'
  readonly event: string
  readonly kind: TransactionKind
  readonly providerId: string
  readonly title: string
  readonly status: Status
  readonly providerStatus: string | null
  readonly jobId: string | null
  readonly externalId: string | null
  /** Every plain value of the event, for the detail view. */
  readonly facts: Readonly<Record<string, string>>
  /** Only in what Hover answered when the app asked: no event tells it. */
  readonly seen?: Seen
}

export type HoverEventReading =
  | { readonly kind: 'snapshot'; readonly snapshot: HoverEvent }
  | { readonly kind: 'odd'; readonly reason: string }

/** Reads an event by its documented name. Unknown names and events without an id are odd: kept, never guessed at. */
export function readHoverEvent(body: unknown): HoverEventReading {
  const object = asObject(body)
  const event = asText(object.event)
  if (event === null) return { kind: 'odd', reason: 'The delivery names no event.' }
  const subject = Object.hasOwn(subjects, event) ? subjects[event] : undefined
  if (subject === undefined)
    return { kind: 'odd', reason: `This app does not know the event "${event.slice(0, 80)}" yet.` }
  const idKey = subject.idKeys.find(key => asText(object[key]) !== null)
  if (idKey === undefined)
    return { kind: 'odd', reason: `The event "${event}" does not say which ${subject.word.toLowerCase()} it is about.` }
  return { kind: 'snapshot', snapshot: eventOf({ object, event, subject, idKey }) }
}

interface Parts {
  readonly object: JsonObject
  readonly event: string
  readonly subject: Subject
  readonly idKey: string
}

function eventOf({ object, event, subject, idKey }: Parts): HoverEvent {
  const state = asText(object.state)
  const jobId = asText(object.job_id)
  const id = asText(object[idKey]) ?? ''
  // Only the number of its job is known: another count than that of the subject's own ids.
  const isJobs = idKey === 'job_id' && subject.kind !== 'job'
  const prefix = isJobs ? 'job' : subject.idPrefix
  return {
    product: 'hover-org',
    event,
    kind: subject.kind,
    providerId: prefix === undefined ? id : `${prefix}-${id}`,
    title: titleOf(subject, isJobs ? null : id, jobId),
    status: state === null ? subject.withoutState : statusOf(subject.kind, state),
    providerStatus: state,
    jobId,
    externalId: asText(object.job_external_identifier ?? object.external_identifier),
    facts: factsOf(object),
  }
}

/** A model is told with its job: a job succeeds although one of its models failed, and people know the job. */
function titleOf({ kind, word }: Subject, id: string | null, jobId: string | null): string {
  const named = id === null ? word : `${word} ${id}`
  const isPartOfJob = jobId !== null && (id === null || kind === 'model')
  return isPartOfJob ? `${named} of job ${jobId}` : named
}

const underWay = new Set([
  ...[
    'uploading',
    'processing_upload',
    'submitting',
    'working',
    'waitlisted',
    'waiting_approval',
    'retrieving',
    'processing',
  ],
  ...['paying', 'requesting_corrections', 'processing_upload_for_improvements', 'requesting_improvements'],
  ...['new', 'connected', 'first_attempt', 'draft', 'created', 'submitted', 'sent', 'viewed', 'in_progress'],
])

/** `complete` is the word of the first job event and of models, `completed` of the second; both mean success. */
export function statusOf(kind: TransactionKind, state: string): Status {
  const word = state.toLowerCase()
  if (word === 'complete' || word === 'completed') return 'succeeded'
  if (word === 'failed') return 'failed'
  if (word === 'cancelled' || word === 'canceled') return 'cancelled'
  if (word === 'deleted' && kind === 'capture-request') return 'cancelled'
  return underWay.has(word) ? 'pending' : 'unknown'
}

function factsOf(object: JsonObject): Readonly<Record<string, string>> {
  const plain = Object.entries(object).map(([key, value]) => [key, asText(value)] as const)
  return Object.fromEntries(plain.filter((entry): entry is readonly [string, string] => entry[1] !== null))
}

/** The code that Hover posts to a newly registered URL; null when the body is something else. */
export function readVerificationCode(body: unknown): { readonly webhookId: number; readonly code: string } | null {
  const object = asObject(body)
  if (object.event !== 'webhook-verification-code') return null
  const webhookId = asText(object.webhook_id)
  const code = asText(object.code)
  return webhookId !== null && /^\d{1,15}$/.test(webhookId) && code !== null
    ? { webhookId: Number(webhookId), code }
    : null
}
