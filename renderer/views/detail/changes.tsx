import { ArrowRight, EyeOff } from 'lucide-react'
import type { FieldChange } from '../../../electron/contract/transactions/transaction-detail.ts'
import { rawWords } from '../../words/raw.ts'

/** Above this many the list is folded; an SMS that decides changes about ten. */
const mostOpen = 12

/** What a delivery says differently from the one before it. */
export function Changes({ changes }: { readonly changes: readonly FieldChange[] }) {
  if (changes.length === 0) return <p className="hint">{rawWords.same}</p>
  return (
    <details className="changes" open={changes.length <= mostOpen}>
      <summary>{rawWords.changed(changes.length)}</summary>
      <ul>
        {changes.map(change => (
          <li key={change.path}>
            <code>{change.path}</code>
            <ChangedValue change={change} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function ChangedValue({ change: { before, after, isHidden } }: { readonly change: FieldChange }) {
  if (isHidden) {
    return (
      <span className="muted">
        <EyeOff aria-hidden="true" /> {rawWords.hidden}
      </span>
    )
  }
  return (
    <span>
      <span className="only-for-readers">{rawWords.was} </span>
      {before === null ? <span className="muted">{rawWords.nothing}</span> : <del>{before}</del>}{' '}
      <ArrowRight aria-hidden="true" /> <span className="only-for-readers">{rawWords.now} </span>
      {after === null ? <span className="muted">{rawWords.nothing}</span> : <ins>{after}</ins>}
    </span>
  )
}
