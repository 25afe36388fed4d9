import type { StatusChange, TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { StatusIcon } from '../../parts/status-badge.tsx'
import { exactTime, shortTime, span } from '../../when.ts'
import { detailWords } from '../../words/detail.ts'
import { words } from '../../words/main.ts'
import { HistoryScale } from './history-scale.tsx'
import { readable } from './outcome.ts'
import { lateMs } from './status-scale.ts'

/** What the status was, in the order in which the app learnt it, with the gaps between. */
export function History({ detail }: { readonly detail: TransactionDetail }) {
  const changes = detail.history
  if (changes.length === 0) return null
  return (
    <section>
      <h3>{detailWords.historyTitle}</h3>
      <HistoryScale detail={detail} />
      <ol className="timeline">
        {changes.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows at its end.
          <li key={index} data-status={change.to}>
            <StatusIcon status={change.to} />
            <div>
              <p className="timeline-line">
                <strong>{words.status[change.to]}</strong>
                <time className="muted" dateTime={change.at} title={exactTime(change.at)}>
                  {shortTime(change.at)}
                </time>
              </p>
              <p className="hint">{notes(change, changes[index - 1]).join(' · ')}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function notes(change: StatusChange, before: StatusChange | undefined): readonly string[] {
  const { at, providerAt, providerStatus, category } = change
  const isLate = providerAt !== null && Date.parse(at) - Date.parse(providerAt) > lateMs
  return [
    before === undefined ? detailWords.firstSeen : detailWords.later(span(before.at, at)),
    providerStatus === null || providerStatus === change.to ? '' : detailWords.hoverSays(providerStatus),
    category === null || category === '' ? '' : readable(category),
    isLate ? detailWords.late(span(providerAt, at)) : '',
  ].filter(text => text !== '')
}
