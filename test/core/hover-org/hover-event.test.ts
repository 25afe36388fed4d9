import { describe, expect, it } from 'vitest'
import { readHoverEvent, readVerificationCode } from '../../../electron/core/hover-org/hover-event.ts'
import { fold, isRepeat, readBody } from '../../../electron/core/projection.ts'
import type { Revision } from '../../../electron/core/transaction-state.ts'

const job = (state: unknown, event = 'job-state-changed-v2') => ({
  event,
  webhook_id: 41001,
  job_external_identifier: 'ext-1001',
  job_id: 7001234,
  state,
  'content-available': 1,
  job_estimated_hours_to_completion: 1.5,
})

function eventOf(body: unknown) {
  const reading = readHoverEvent(body)
  if (reading.kind === 'odd') throw new Error(reading.reason)
  return reading.snapshot
}

describe('reading an event of an organization', () => {
  it('reads the documented job event', () => {
    expect(eventOf(job('completed'))).toEqual({
      product: 'hover-org',
      event: 'job-state-changed-v2',
      kind: 'job',
      providerId: '7001234',
      title: 'Job 7001234',
      status: 'succeeded',
      providerStatus: 'completed',
      jobId: '7001234',
      externalId: 'ext-1001',
      facts: {
        event: 'job-state-changed-v2',
        webhook_id: '41001',
        job_external_identifier: 'ext-1001',
        job_id: '7001234',
        state: 'completed',
        'content-available': '1',
        job_estimated_hours_to_completion: '1.5',
      },
    })
  })

  it.each([
    ...['uploading', 'processing_upload', 'submitting', 'working', 'waitlisted', 'waiting_approval', 'retrieving'].map(
      state => [state, 'pending'],
    ),
    ...['processing', 'paying', 'requesting_corrections', 'processing_upload_for_improvements'].map(state => [
      state,
      'pending',
    ]),
    ['requesting_improvements', 'pending'],
    ['complete', 'succeeded'],
    ['failed', 'failed'],
    ['cancelled', 'cancelled'],
  ])('knows the state %s of the first job event as %s', (state, status) => {
    expect(eventOf(job(state, 'job-state-changed')).status).toBe(status)
  })

  it.each([
    ['working', 'pending'],
    ['waiting_approval', 'pending'],
    ['processing', 'pending'],
    ['paying', 'pending'],
    ['completed', 'succeeded'],
    ['failed', 'failed'],
    ['cancelled', 'cancelled'],
    ['Completed', 'succeeded'],
    ['archived', 'unknown'],
    [null, 'unknown'],
  ])('knows the state %s of the second job event as %s', (state, status) => {
    expect(eventOf(job(state)).status).toBe(status)
  })

  it.each([
    ['model-created', { model_id: 5 }, 'model', 'pending'],
    ['model-state-changed', { model_id: 5, job_id: 1, state: 'complete' }, 'model', 'succeeded'],
    ['model-state-changed', { model_id: 5, job_id: 1, state: 'failed' }, 'model', 'failed'],
    ['capture-request-state-changed', { capture_request_id: 5, state: 'new' }, 'capture-request', 'pending'],
    ['capture-request-state-changed', { id: '5', state: 'connected' }, 'capture-request', 'pending'],
    ['capture-request-state-changed', { identifier: '5', state: 'complete' }, 'capture-request', 'succeeded'],
    ['capture-request-state-changed', { capture_request_id: 5, state: 'deleted' }, 'capture-request', 'cancelled'],
    ['inspection-state-changed', { inspection_id: 5, state: 'complete' }, 'inspection', 'succeeded'],
    [
      'deliverable-change-request-state-changed',
      { id: 5, job_id: 2, state: 'first_attempt' },
      'change-request',
      'pending',
    ],
    ['deliverable-change-request-state-changed', { id: 5, state: 'complete' }, 'change-request', 'succeeded'],
    ['project-management-production-list-created', { id: 5 }, 'production-list', 'succeeded'],
    [
      'project-management-production-list-manual-sync',
      { job_id: 2, project_management_production_list_id: 5 },
      'production-list',
      'succeeded',
    ],
    ['project-management-production-list-approval-changed', { id: 5, state: 'odd' }, 'production-list', 'unknown'],
    ['distribution-order-state-changed', { order_id: 5, state: 'complete' }, 'order', 'succeeded'],
    ['instant-design-image-created', { image_id: 5, job_id: 2, lead_id: 3 }, 'image', 'succeeded'],
    ['instant-design-lead-form-submitted', { lead_id: 5 }, 'lead', 'succeeded'],
  ])('knows %s with %j', (event, rest, kind, status) => {
    expect(eventOf({ event, webhook_id: 1, ...rest })).toMatchObject({ event, kind, status, providerId: '5' })
  })

  it.each([
    [
      'project-management-proposal-document-state-changed',
      { id: 5, state: 'sent' },
      'pending',
      'proposal-5',
      'Proposal 5',
    ],
    [
      'project-management-signature-request-state-changed',
      { signature_request_id: 5 },
      'unknown',
      'signature-5',
      'Signature request 5',
    ],
    [
      'project-management-order-document-state-changed',
      { order_document_id: 5, state: 'failed' },
      'failed',
      'order-5',
      'Order document 5',
    ],
  ])('knows %s with %j, with an id of its own among documents', (event, rest, status, providerId, title) => {
    expect(eventOf({ event, webhook_id: 1, ...rest })).toMatchObject({ kind: 'document', status, providerId, title })
  })

  it('keeps a change request that is known by its job alone apart from one with that number', () => {
    const event = 'deliverable-change-request-state-changed'
    const known = [
      { id: 5, job_id: 9 },
      { job_id: 5, state: 'complete' },
    ].map(rest => eventOf({ event, ...rest }))
    expect(known.map(({ providerId, title }) => [providerId, title])).toEqual([
      ['5', 'Change request 5'],
      ['job-5', 'Change request of job 5'],
    ])
  })

  it('names the job of a model', () => {
    expect(eventOf({ event: 'model-state-changed', model_id: 5, job_id: 7, state: 'failed' }).title).toBe(
      'Model 5 of job 7',
    )
  })

  it('R14 tells a failed model and its completed job as two transactions', () => {
    const events = [
      eventOf({ event: 'model-state-changed', model_id: 5, job_id: 7001234, state: 'failed' }),
      eventOf(job('completed')),
    ]
    expect(events.map(({ kind, providerId, status, jobId }) => [kind, providerId, status, jobId])).toEqual([
      ['model', '5', 'failed', '7001234'],
      ['job', '7001234', 'succeeded', '7001234'],
    ])
  })

  it.each([
    ['no event', {}],
    ['an event that is no text', { event: 7, job_id: 1 }],
    ['an unknown event', { event: 'deliverable-created', job_id: 1 }],
    ['a name every object has', { event: 'constructor', job_id: 1 }],
    ['an event without an id', { event: 'job-state-changed-v2', state: 'failed' }],
    ['a list', []],
    ['null', null],
  ])('finds %s odd, with a sentence', (_, body) => {
    expect(readHoverEvent(body)).toEqual({ kind: 'odd', reason: expect.stringMatching(/^[A-Z].+\.$/) })
  })
})

describe('the state of a job', () => {
  const revision = (seq: number, body: object): Revision => {
    const reading = readBody('hover-org', body)
    if (reading.kind === 'odd') throw new Error(reading.reason)
    const { snapshot, canonical } = reading
    return { seq, receivedAt: seq, fingerprint: canonical, provenBy: 'current-secret', snapshot }
  }

  it('is the last one heard, because completed jobs go back to work', () => {
    const states = ['complete', 'requesting_corrections', 'complete', 'working']
    const revisions = states.map((state, seq) => revision(seq, job(state, 'job-state-changed')))
    expect(fold(revisions)).toMatchObject({ status: 'pending', providerStatus: 'working' })
  })

  it('does not depend on the order in which its revisions are handed over', () => {
    const revisions = [revision(2, job('failed')), revision(1, job('working'))]
    expect(fold(revisions).status).toBe('failed')
  })

  it('takes the same event twice in a row for a repeat, also from a second webhook', () => {
    const first = revision(1, job('failed'))
    const again = revision(2, { ...job('failed'), webhook_id: 41002 })
    expect(isRepeat('hover-org', [first], again.fingerprint)).toBe(first)
  })

  it('takes a state that comes back after another for news', () => {
    const revisions = [revision(1, job('complete')), revision(2, job('working'))]
    expect(isRepeat('hover-org', revisions, revision(3, job('complete')).fingerprint)).toBeUndefined()
  })
})

describe('a verification code', () => {
  const body = { event: 'webhook-verification-code', webhook_id: 41001, code: 'AbC-1' }

  it('is read with its case', () => {
    expect(readVerificationCode(body)).toEqual({ webhookId: 41001, code: 'AbC-1' })
  })

  it('is read from a webhook id as text', () => {
    expect(readVerificationCode({ ...body, webhook_id: '41001' })?.webhookId).toBe(41001)
  })

  it.each([
    ['another event', { ...body, event: 'job-state-changed' }],
    ['no webhook id', { ...body, webhook_id: undefined }],
    ['an empty webhook id', { ...body, webhook_id: '' }],
    ['a webhook id with a fraction', { ...body, webhook_id: 1.5 }],
    ['a webhook id in hexadecimal', { ...body, webhook_id: '0x10' }],
    ['no code', { ...body, code: null }],
  ])('is not read from %s', (_, other) => {
    expect(readVerificationCode(other)).toBeNull()
  })
})
