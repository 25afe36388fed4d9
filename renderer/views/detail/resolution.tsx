import { ClipboardCheck, Split, Undo2, UserCheck } from 'lucide-react'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { When } from '../../parts/time.tsx'
import { useAct, useNow, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { meaningWords } from '../../words/meaning.ts'

const said = meaningWords.resolution

/** A person's verdict beside Hover's own, or the way to give one. */
export function ResolutionPanel({ row }: { readonly row: Transaction }) {
  const store = useStore()
  const { busy, failure, act } = useAct()
  const now = useNow()
  const { id, resolution, status, flags } = row
  const change = () => store.show({ kind: 'resolve', id })
  if (resolution === null) {
    return (
      <p>
        <button type="button" className="button small" onClick={change}>
          <ClipboardCheck aria-hidden="true" /> {said.resolve}
        </button>
      </p>
    )
  }
  return (
    <section className="panel" data-status={resolution.verdict}>
      <h3>
        <UserCheck aria-hidden="true" /> {said.sentence[resolution.verdict]}
      </h3>
      {resolution.note !== '' && <p className="panel-note">{resolution.note}</p>}
      {flags.includes('CONFLICT') && (
        <p className="conflict">
          <Split aria-hidden="true" /> {said.disagrees(words.status[status])}
        </p>
      )}
      <p className="hint">
        <When iso={resolution.at} now={now} />
        {!flags.includes('CONFLICT') && `. ${said.hoverSays(words.status[status])}`}
      </p>
      <div className="buttons">
        <button type="button" className="button small" onClick={change}>
          {said.change}
        </button>
        <button
          type="button"
          className="button small quiet"
          disabled={busy}
          onClick={() => void act('transactions.reopen', { id })}
        >
          <Undo2 aria-hidden="true" /> {said.reopen}
        </button>
      </div>
      <FailureText sentence={failure} />
    </section>
  )
}
