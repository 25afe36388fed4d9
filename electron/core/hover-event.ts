import type { Status, TransactionKind } from '../contract/transaction.ts'
import { asObject, asText, type JsonObject } from './json-shape.ts'

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
}

export type HoverEventReading =
  | { readonly kind: 'snapshot'; readonly snapshot: HoverEvent }
  | { readonly kind: 'odd'; readonly reason: string }

/** How an event names its subject. Ids are looked for in this order; Hover documents full bodies for few events. */
interface Subject {
  readonly kind: TransactionKind
  readonly word: string
  readonly idKeys: readonly string[]
  /** What an event without a state means: a creation is the start of work, or a thing done. */
  readonly withoutState: Status
}

const job: Subject = { kind: 'job', word: 'Job', idKeys: ['job_id'], withoutState: 'unknown' }
const model: Subject = { kind: 'model', word: 'Model', idKeys: ['model_id', 'id'], withoutState: 'pending' }
const productionList: Subject = {
  kind: 'production-list',
  word: 'Production list',
  idKeys: ['project_management_production_list_id', 'production_list_id', 'id'],
  withoutState: 'succeeded',
}
const document = (word: string, ...idKeys: readonly string[]): Subject => ({
  kind: 'document',
  word,
  idKeys: [...idKeys, 'document_id', 'id'],
  withoutState: 'unknown',
})

const subjects: Readonly<Record<string, Subject>> = {
  'job-state-changed': job,
  'job-state-changed-v2': job,
  'model-created': model,
  'model-state-changed': model,
  'capture-request-state-changed': {
    kind: 'capture-request',
    word: 'Capture request',
    idKeys: ['capture_request_id', 'id', 'capture_request_identifier', 'identifier'],
    withoutState: 'unknown',
  },
  'inspection-state-changed': {
    kind: 'inspection',
    word: 'Inspection',
    idKeys: ['inspection_id', 'id'],
    withoutState: 'unknown',
  },
  'deliverable-change-request-state-changed': {
    kind: 'change-request',
    word: 'Change request',
    idKeys: ['deliverable_change_request_id', 'id', 'job_id'],
    withoutState: 'unknown',
  },
  'project-management-production-list-created': productionList,
  'project-management-production-list-manual-sync': productionList,
  'project-management-production-list-approval-changed': productionList,
  'project-management-proposal-document-state-changed': document(
    'Proposal',
    'project_management_proposal_document_id',
    'proposal_document_id',
  ),
  'project-management-signature-request-state-changed': document(
    'Signature request',
    'project_management_signature_request_id',
    'signature_request_id',
  ),
  'project-management-order-document-state-changed': document(
    'Order document',
    'project_management_order_document_id',
    'order_document_id',
  ),
  'distribution-order-state-changed': {
    kind: 'order',
    word: 'Order',
    idKeys: ['distribution_order_id', 'order_id', 'id'],
    withoutState: 'unknown',
  },
  'instant-design-image-created': {
    kind: 'image',
    word: 'Design image',
    idKeys: ['image_id', 'id'],
    withoutState: 'succeeded',
  },
  'instant-design-lead-form-submitted': {
    kind: 'lead',
    word: 'Lead',
    idKeys: ['lead_id', 'id'],
    withoutState: 'succeeded',
  },
}

/** Reads an event by its documented name. Unknown names and events without an id are odd: kept, never guessed at. */
export function readHoverEvent(body: unknown): HoverEventReading {
  const object = asObject(body)
  const event = asText(object.event)
  if (event === null) return { kind: 'odd', reason: 'The delivery names no event.' }
  const subject = Object.hasOwn(subjects, event) ? subjects[event] : undefined
  if (subject === undefined)
    return { kind: 'odd', reason: `This app does not know the event "${event.slice(0, 80)}" yet.` }
  const providerId = subject.idKeys.map(key => asText(object[key])).find(id => id !== null)
  if (providerId === undefined)
    return { kind: 'odd', reason: `The event "${event}" does not say which ${subject.word.toLowerCase()} it is about.` }
  return { kind: 'snapshot', snapshot: eventOf({ object, event, subject, providerId }) }
}

interface Parts {
  readonly object: JsonObject
  readonly event: string
  readonly subject: Subject
  readonly providerId: string
}

function eventOf({ object, event, subject, providerId }: Parts): HoverEvent {
  const state = asText(object.state)
  return {
    product: 'hover-org',
    event,
    kind: subject.kind,
    providerId,
    title: `${subject.word} ${providerId}`,
    status: state === null ? subject.withoutState : statusOf(subject.kind, state),
    providerStatus: state,
    jobId: asText(object.job_id),
    externalId: asText(object.job_external_identifier ?? object.external_identifier),
    facts: factsOf(object),
  }
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
function statusOf(kind: TransactionKind, state: string): Status {
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
