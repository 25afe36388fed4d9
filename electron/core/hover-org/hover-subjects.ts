import type { Status, TransactionKind } from '../../contract/transactions/transaction.ts'

/** How an event names its subject. Ids are looked for in this order; Hover documents full bodies for few events. */
export interface Subject {
  readonly kind: TransactionKind
  readonly word: string
  readonly idKeys: readonly string[]
  /** Put before the id: subjects of one kind whose ids Hover counts apart must not become one transaction. */
  readonly idPrefix?: string
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
const document = (word: string, idPrefix: string, ...idKeys: readonly string[]): Subject => ({
  kind: 'document',
  word,
  idPrefix,
  idKeys: [...idKeys, 'document_id', 'id'],
  withoutState: 'unknown',
})

/** By the name of the event, as Hover documents it ("Hover's available webhooks" on developers.hover.to). */
export const subjects: Readonly<Record<string, Subject>> = {
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
    'proposal',
    'project_management_proposal_document_id',
    'proposal_document_id',
  ),
  'project-management-signature-request-state-changed': document(
    'Signature request',
    'signature',
    'project_management_signature_request_id',
    'signature_request_id',
  ),
  'project-management-order-document-state-changed': document(
    'Order document',
    'order',
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
