import { hash } from 'node:crypto'
import type { TransactionKind } from '../../../../contract/transactions/transaction.ts'
import type { HoverEvent } from '../../../../core/hover-org/hover-event.ts'
import { jobSnapshot, modelSnapshot } from '../../../../core/hover-org/seen-job.ts'
import { canonicalJson } from '../../../../core/json-shape.ts'
import type { Act } from '../../journal/entries/act.ts'

export type JobSeen = Extract<Act, { readonly kind: 'job-seen' }>

/** What an answer of Hover's says about the job or the model of this row; null when it says nothing about it. */
export function seenSnapshot(
  act: Act | null,
  row: { readonly kind: TransactionKind; readonly provider_id: string },
): HoverEvent | null {
  if (act?.kind !== 'job-seen') return null
  if (row.kind === 'job') return jobSnapshot(act.job, act.askedAt, act.reason === 'baseline')
  return row.kind === 'model' ? modelSnapshot(act.job, row.provider_id, act.askedAt) : null
}

/** Equal for equal answers, whenever they were given. */
export function seenFingerprint({ job }: JobSeen): string {
  return hash('sha256', canonicalJson({ seen: job })).slice(0, 32)
}
