import { ArrowLeft, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Transaction, TransactionDetail } from '../../electron/contract/transaction.ts'
import { EnvironmentChip, FlagChip } from '../parts/chips.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { FailureText } from '../parts/failure-text.tsx'
import { StatusBadge } from '../parts/status-badge.tsx'
import type { DetailState } from '../state/model.ts'
import { useNow, usePick, useStore } from '../state/use-store.ts'
import { words } from '../words.ts'
import { detailWords } from '../words-detail.ts'
import { Conversation } from './detail/conversation.tsx'
import { Deliveries } from './detail/deliveries.tsx'
import { History } from './detail/history.tsx'
import { Facts, Values } from './detail/values.tsx'
import { advice, headline } from './headline.ts'

/** Everything about one transaction, beside the list or in its place. */
export function TransactionDetailView() {
  const detail = usePick(state => state.detail)
  return detail === null ? null : <Panel detail={detail} />
}

function Panel({ detail }: { readonly detail: DetailState }) {
  const store = useStore()
  const panel = useRef<HTMLElement>(null)
  // Where the detail takes the place of the list, the focus would be lost with the list: it comes along, and goes back.
  useEffect(() => {
    if (document.activeElement === document.body || isHidden(document.activeElement)) panel.current?.focus()
    return () => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('[role=grid]')?.focus()
    }
  }, [])
  const row = detail.value ?? detail.row
  return (
    <aside ref={panel} className="detail" tabIndex={-1} aria-label={detailWords.label}>
      <header className="detail-bar">
        <button type="button" className="button icon-button back" title={detailWords.back} onClick={store.close}>
          <ArrowLeft aria-hidden="true" />
          <span className="only-for-readers">{detailWords.back}</span>
        </button>
        {row !== null && <StatusBadge status={row.status} />}
        <span className="grow" />
        {row !== null && <CopyButton text={row.providerId} label={detailWords.copyId} />}
        <button type="button" className="button icon-button aside-only" title={words.app.close} onClick={store.close}>
          <X aria-hidden="true" />
          <span className="only-for-readers">{words.app.close}</span>
        </button>
      </header>
      <div className="detail-scroll" key={detail.id}>
        <FailureText sentence={detail.failure} />
        {detail.missing && <p className="muted">{detailWords.gone}</p>}
        {row !== null && <Headline row={row} />}
        {detail.value !== null && <Body detail={detail.value} />}
        {detail.value === null && !detail.missing && detail.failure === null && (
          <p className="muted" role="status">
            {words.app.loading}
          </p>
        )}
      </div>
    </aside>
  )
}

function isHidden(element: Element | null): boolean {
  return element instanceof HTMLElement && element.offsetParent === null
}

function Headline({ row }: { readonly row: Transaction }) {
  const now = useNow()
  const hint = advice(row, now)
  const { environment } = row
  return (
    <section className="headline" data-status={row.status}>
      <h2>{row.title}</h2>
      <p className="headline-sentence">{headline(row, now)}</p>
      {hint !== null && <p className="advice">{hint}</p>}
      <p className="chips">
        <span className="chip">{words.sourceKind[row.sourceKind]}</span>
        <EnvironmentChip environment={environment} />
      </p>
      {environment !== null && environment !== 'production' && (
        <p className="hint">{detailWords.environmentHint[environment]}</p>
      )}
      {row.flags.length > 0 && (
        <ul className="flag-list">
          {row.flags.map(flag => (
            <li key={flag}>
              <FlagChip flag={flag} /> <span className="muted">{words.flagMeaning[flag]}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Body({ detail }: { readonly detail: TransactionDetail }) {
  return (
    <>
      <History changes={detail.history} />
      <Conversation detail={detail} />
      <Values extras={detail.extras} parsed={detail.parsed} />
      <Facts facts={detail.facts} />
      <Deliveries detail={detail} />
    </>
  )
}
