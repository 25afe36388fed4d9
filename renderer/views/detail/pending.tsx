import { Hourglass } from 'lucide-react'
import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { told } from '../../language/told.ts'
import { useNow } from '../../state/use-store.ts'
import { duration, span } from '../../when.ts'
import { meaningWords } from '../../words/meaning.ts'

const said = meaningWords.pending

type Pending = Pick<TransactionDetail, 'pendingAge' | 'startedAt'>

/** Whether the panel below has something to say. */
export function isAgeTold(detail: Pick<TransactionDetail, 'pendingAge'> | null): boolean {
  return detail !== null && detail.pendingAge !== null && detail.pendingAge.band !== 'final'
}

/** How long it has been pending, what can still decide it, and how long its action takes as a rule. */
export function PendingPanel({ detail: { pendingAge, startedAt } }: { readonly detail: Pending }) {
  const now = useNow()
  if (pendingAge === null || pendingAge.band === 'final') return null
  const { band, sentence, said: speech, normal } = pendingAge
  return (
    <section className="panel" data-status="pending" data-band={band}>
      <h3>
        <Hourglass aria-hidden="true" /> {said.age(span(startedAt, now.toISOString()))}
      </h3>
      <p className="panel-sentence">{told(sentence, speech)}</p>
      {normal !== null && <p className="hint">{said.normal(duration(normal.p95Ms), normal.runs)}</p>}
    </section>
  )
}
