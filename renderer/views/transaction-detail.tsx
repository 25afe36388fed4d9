import { ArrowLeft, EyeOff, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { TransactionDetail } from '../../electron/contract/transaction-detail.ts'
import { ResolutionChip } from '../parts/chips.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { FailureText } from '../parts/failure-text.tsx'
import { StatusBadge } from '../parts/status-badge.tsx'
import type { DetailState } from '../state/model.ts'
import { shownDetail } from '../state/shown-detail.ts'
import { usePick, useStore } from '../state/use-store.ts'
import { words } from '../words.ts'
import { detailWords } from '../words-detail.ts'
import { meaningWords } from '../words-meaning.ts'
import { Conversation } from './detail/conversation.tsx'
import { Deliveries } from './detail/deliveries.tsx'
import { HeadlinePanel } from './detail/headline-panel.tsx'
import { History } from './detail/history.tsx'
import { Meaning } from './detail/meaning.tsx'
import { ParserMissPanel } from './detail/parser-miss.tsx'
import { PendingPanel } from './detail/pending.tsx'
import { ResolutionPanel } from './detail/resolution.tsx'
import { Reveal } from './detail/reveal.tsx'
import { Facts, Values } from './detail/values.tsx'

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
  const shown = shownDetail(detail)
  const row = shown ?? detail.row
  return (
    <aside ref={panel} className="detail" tabIndex={-1} aria-label={detailWords.label}>
      <header className="detail-bar">
        <button type="button" className="button icon-button back" title={detailWords.back} onClick={store.close}>
          <ArrowLeft aria-hidden="true" />
          <span className="only-for-readers">{detailWords.back}</span>
        </button>
        {row !== null && <StatusBadge status={row.status} />}
        {row !== null && <ResolutionChip resolution={row.resolution} />}
        <span className="grow" />
        {detail.revealed !== null && (
          <button type="button" className="button icon-button" title={meaningWords.reveal.hide} onClick={store.hide}>
            <EyeOff aria-hidden="true" />
            <span className="only-for-readers">{meaningWords.reveal.hide}</span>
          </button>
        )}
        {row !== null && <CopyButton text={row.providerId} label={detailWords.copyId} />}
        <button type="button" className="button icon-button aside-only" title={words.app.close} onClick={store.close}>
          <X aria-hidden="true" />
          <span className="only-for-readers">{words.app.close}</span>
        </button>
      </header>
      <div className="detail-scroll" key={detail.id}>
        <FailureText sentence={detail.failure} />
        {detail.missing && <p className="muted">{detailWords.gone}</p>}
        {row !== null && <HeadlinePanel row={row} notes={shown?.flagNotes ?? []} />}
        {shown !== null && <Body detail={shown} />}
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

function Body({ detail }: { readonly detail: TransactionDetail }) {
  return (
    <>
      <Meaning detail={detail} />
      <PendingPanel detail={detail} />
      <ParserMissPanel detail={detail} />
      <ResolutionPanel row={detail} />
      <History changes={detail.history} />
      <Reveal detail={detail} />
      <Conversation detail={detail} />
      <Values extras={detail.extras} parsed={detail.parsed} />
      <Facts facts={detail.facts} />
      <Deliveries detail={detail} />
    </>
  )
}
