import { ArrowLeft, Braces, EyeOff, FileX, RotateCw, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { DeliveryContent, TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { ResolutionChip } from '../../parts/chips.tsx'
import { CopyButton } from '../../parts/copy-button.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { StatusBadge } from '../../parts/status-badge.tsx'
import type { DetailState } from '../../state/model.ts'
import { shownDetail } from '../../state/shown-detail.ts'
import { usePick, useStore } from '../../state/use-store.ts'
import { detailWords } from '../../words/detail.ts'
import { words } from '../../words/main.ts'
import { meaningWords } from '../../words/meaning.ts'
import { rawWords } from '../../words/raw.ts'
import { Conversation } from './conversation.tsx'
import { Deliveries } from './deliveries.tsx'
import { HeadlinePanel } from './headline-panel.tsx'
import { History } from './history.tsx'
import { Meaning } from './meaning.tsx'
import { ParserMissPanel } from './parser-miss.tsx'
import { isAgeTold, PendingPanel } from './pending.tsx'
import { RawView } from './raw-view.tsx'
import { ResolutionPanel } from './resolution.tsx'
import { Reveal } from './reveal.tsx'
import { useContents } from './use-contents.ts'
import { useRaw } from './use-raw.ts'
import { Facts, Values } from './values.tsx'

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
  const contents = useContents(shown)
  const raw = useRaw(panel)
  return (
    <aside ref={panel} className="detail" tabIndex={-1} aria-label={detailWords.label} onKeyDown={raw.onKeyDown}>
      <header className="detail-bar">
        <button type="button" className="button icon-button back" title={detailWords.back} onClick={store.close}>
          <ArrowLeft aria-hidden="true" />
          <span className="only-for-readers">{detailWords.back}</span>
        </button>
        {row !== null && !detail.missing && <StatusBadge status={row.status} />}
        {row !== null && !detail.missing && <ResolutionChip resolution={row.resolution} />}
        <span className="grow" />
        {detail.revealed !== null && (
          <button type="button" className="button icon-button" title={meaningWords.reveal.hide} onClick={store.hide}>
            <EyeOff aria-hidden="true" />
            <span className="only-for-readers">{meaningWords.reveal.hide}</span>
          </button>
        )}
        <button
          type="button"
          className="button icon-button"
          title={raw.isOpen ? rawWords.close : rawWords.open}
          aria-pressed={raw.isOpen}
          aria-keyshortcuts="r"
          onClick={raw.toggle}
        >
          <Braces aria-hidden="true" />
          <span className="only-for-readers">{rawWords.label}</span>
        </button>
        {row !== null && <CopyButton text={row.providerId} label={detailWords.copyId} />}
        <button type="button" className="button icon-button aside-only" title={words.app.close} onClick={store.close}>
          <X aria-hidden="true" />
          <span className="only-for-readers">{words.app.close}</span>
        </button>
      </header>
      <div className="detail-scroll" key={detail.id}>
        {detail.missing && <Gone />}
        {row !== null && !raw.isOpen && !detail.missing && (
          <HeadlinePanel row={row} notes={shown?.flagNotes ?? []} isAgeTold={isAgeTold(shown)} />
        )}
        {detail.failure !== null && (
          <div className="detail-failure">
            <FailureText sentence={detail.failure} />
            <button type="button" className="button small" onClick={() => store.open(detail.id)}>
              <RotateCw aria-hidden="true" /> {words.app.retry}
            </button>
          </div>
        )}
        {shown !== null && !raw.isOpen && (
          <Body detail={shown} contents={contents.kind === 'there' ? contents.list : []} openRaw={raw.open} />
        )}
        {shown !== null && raw.isOpen && <RawView detail={shown} contents={contents} seq={raw.seq} choose={raw.open} />}
        {detail.value === null && !detail.missing && detail.failure === null && (
          <p className="muted soon" role="status">
            {words.app.loading}
          </p>
        )}
      </div>
    </aside>
  )
}

/** What somebody erased, or a limit took away: nothing of it is shown any more. */
function Gone() {
  const store = useStore()
  return (
    <div role="status">
      <EmptyState icon={FileX} title={detailWords.gone} hint={detailWords.goneHint}>
        <button type="button" className="button" onClick={store.close}>
          {words.app.close}
        </button>
      </EmptyState>
    </div>
  )
}

function isHidden(element: Element | null): boolean {
  return element instanceof HTMLElement && element.offsetParent === null
}

interface BodyProps {
  readonly detail: TransactionDetail
  readonly contents: readonly DeliveryContent[]
  readonly openRaw: (seq: number) => void
}

function Body({ detail, contents, openRaw }: BodyProps) {
  return (
    <>
      <Meaning detail={detail} />
      <PendingPanel detail={detail} />
      <ParserMissPanel detail={detail} />
      <ResolutionPanel row={detail} />
      <History detail={detail} />
      <Reveal detail={detail} />
      <Conversation detail={detail} />
      <Values detail={detail} />
      <Facts facts={detail.facts} />
      <Deliveries detail={detail} contents={contents} openRaw={openRaw} />
    </>
  )
}
