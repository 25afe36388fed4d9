import { Eye, EyeOff } from 'lucide-react'
import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { useElsewhere } from '../../state/elsewhere.ts'
import { hasHidden, hasNewsSince } from '../../state/shown-detail.ts'
import { useAct, usePick, useStore } from '../../state/use-store.ts'
import { exactTime, shortTime } from '../../when.ts'
import { meaningWords } from '../../words/meaning.ts'

const said = meaningWords.reveal

interface RevealProps {
  readonly detail: TransactionDetail
  /** Something is hidden beside what the detail itself holds. */
  readonly hidesMore?: boolean
}

/** Shows what is hidden of one transaction. Its list of times tells when somebody looked. */
export function Reveal({ detail, hidesMore = false }: RevealProps) {
  const store = useStore()
  const { busy, failure, act } = useAct()
  const isStale = usePick(state => state.detail !== null && hasNewsSince(state.detail))
  const { id, isRevealed, reveals } = detail
  // Nothing masked is shown over a network.
  if (useElsewhere() !== null) return null
  if (!isRevealed && reveals.length === 0 && !hidesMore && !hasHidden(detail)) return null
  const reveal = async () => {
    const shown = await act('transactions.reveal', { id })
    if (shown !== undefined && shown !== null) store.reveal(shown)
  }
  return (
    <section className="reveal" data-shown={isRevealed || undefined}>
      <h3>{said.title}</h3>
      <div className="reveal-row">
        <p className="hint grow" role="status">
          {isRevealed ? said.shown : said.warning}
          {isStale && ` ${said.stale}`}
        </p>
        {isStale && (
          <button type="button" className="button small" disabled={busy} onClick={() => void reveal()}>
            <Eye aria-hidden="true" /> {said.again}
          </button>
        )}
        <RevealButton isRevealed={isRevealed} busy={busy} onClick={isRevealed ? store.hide : () => void reveal()} />
      </div>
      <FailureText sentence={failure} />
      {reveals.length > 0 && <RevealTimes times={reveals} />}
    </section>
  )
}

interface RevealButtonProps {
  readonly isRevealed: boolean
  readonly busy: boolean
  readonly onClick: () => void
}

/** One button for both ways, so that the focus stays on it. */
function RevealButton({ isRevealed, busy, onClick }: RevealButtonProps) {
  return (
    <button type="button" className="button small" disabled={busy} onClick={onClick}>
      {isRevealed ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />} {isRevealed ? said.hide : said.show}
    </button>
  )
}

function RevealTimes({ times }: { readonly times: readonly string[] }) {
  return (
    <details className="folded">
      <summary>{said.log(times.length)}</summary>
      <ul className="hint">
        {times.map((at, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two looks may share their second.
          <li key={index}>
            <time dateTime={at} title={exactTime(at)}>
              {shortTime(at)}
            </time>
          </li>
        ))}
      </ul>
    </details>
  )
}
