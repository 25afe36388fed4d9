import type { Flag, Transaction } from '../../../electron/contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { told } from '../../language/told.ts'
import { byUrgency, EnvironmentChip, FlagChip } from '../../parts/chips.tsx'
import { useNow } from '../../state/use-store.ts'
import { detailWords } from '../../words/detail.ts'
import { words } from '../../words/main.ts'
import { headline } from './headline.ts'

function noteOf(notes: TransactionDetail['flagNotes'], flag: Flag): string {
  const note = notes.find(one => one.flag === flag)
  return note === undefined ? words.flagMeaning[flag] : told(note.sentence, [{ code: `flag.${flag}` }])
}

interface HeadlinePanelProps {
  readonly row: Transaction
  /** What it says of its flags; none before the answer. */
  readonly notes: TransactionDetail['flagNotes']
  /** Below it stands how long it has been pending, and what that means. */
  readonly isAgeTold: boolean
}

/** What happened, in one sentence, and what is odd about it. */
export function HeadlinePanel({ row, notes, isAgeTold }: HeadlinePanelProps) {
  const now = useNow()
  const { environment } = row
  const flags = byUrgency(row.flags).filter(flag => flag !== 'STUCK' || !isAgeTold)
  return (
    <section className="headline" data-status={row.status}>
      <h2>{row.title}</h2>
      <p className="headline-sentence">{headline(row, now)}</p>
      <p className="chips">
        <span className="chip">{words.sourceKind[row.sourceKind]}</span>
        <EnvironmentChip environment={environment} />
      </p>
      {environment !== null && environment !== 'production' && (
        <p className="hint">{detailWords.environmentHint[environment]}</p>
      )}
      {flags.length > 0 && (
        <ul className="flag-list">
          {flags.map(flag => (
            <li key={flag}>
              <FlagChip flag={flag} />
              <span>{noteOf(notes, flag)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
