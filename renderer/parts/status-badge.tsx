import { Ban, CircleCheck, CircleDashed, CircleQuestionMark, type LucideIcon, OctagonX } from 'lucide-react'
import type { Status } from '../../electron/contract/transactions/transaction.ts'
import { words } from '../words/main.ts'

const icons: Readonly<Record<Status, LucideIcon>> = {
  pending: CircleDashed,
  succeeded: CircleCheck,
  failed: OctagonX,
  cancelled: Ban,
  unknown: CircleQuestionMark,
}

export function StatusIcon({ status }: { readonly status: Status }) {
  const Icon = icons[status]
  return <Icon className="status-icon" data-status={status} aria-hidden="true" />
}

/** A status by shape, word and colour, so that none of them is needed alone. */
export function StatusBadge({ status }: { readonly status: Status }) {
  return (
    <span className="status" data-status={status}>
      <StatusIcon status={status} />
      <span className="status-word">{words.status[status]}</span>
    </span>
  )
}
