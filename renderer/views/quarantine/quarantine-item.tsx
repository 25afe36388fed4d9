import { ChevronDown, Eye, EyeOff } from 'lucide-react'
import { useId, useState } from 'react'
import type { Quarantined } from '../../../electron/contract/transactions/transaction.ts'
import type { QuarantinedContent } from '../../../electron/contract/transactions/transaction-detail.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { When } from '../../parts/time.tsx'
import { useElsewhere } from '../../state/elsewhere.ts'
import { useAct, useNow, usePick } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { JsonText } from '../detail/json-text.tsx'

const said = words.quarantine
/** What the main process takes for the clipboard. */
const mostCharacters = 100_000
/** As JSON has it. */
const nothing = 'null'

/** One odd delivery: why it is here; unfolded, what to do and what it says. */
export function QuarantineItem({ row }: { readonly row: Quarantined }) {
  const source = usePick(state => state.app?.settings.sources.find(one => one.id === row.sourceId))
  const now = useNow()
  const id = useId()
  const { busy, failure, act } = useAct()
  const [isOpen, setOpen] = useState(false)
  /** Null: it is not there; undefined: it has not come yet. */
  const [content, setContent] = useState<QuarantinedContent | null | undefined>(undefined)
  const load = async (reveal: boolean) => {
    const found = await act('quarantine.content', { seq: row.seq, reveal })
    if (found !== undefined) setContent(found)
  }
  const toggle = () => {
    setOpen(!isOpen)
    // What was shown in the open is hidden when it is folded.
    setContent(undefined)
    if (!isOpen) void load(false)
  }
  return (
    <li className="card quarantined">
      <button
        type="button"
        className="quarantined-head"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        title={isOpen ? said.close(row.seq) : said.open(row.seq)}
        onClick={toggle}
      >
        <span className="grow">
          <span className="quarantined-reason">{row.reason}</span>
          <span className="muted card-line">
            <span>{source?.name ?? row.sourceId}</span>
            <span>{said.number(row.seq)}</span>
            <span>
              {said.received} <When iso={row.receivedAt} now={now} />
            </span>
          </span>
        </span>
        <ChevronDown aria-hidden="true" />
      </button>
      {isOpen && (
        <div id={id} className="quarantined-body">
          <FailureText sentence={failure} />
          {content === undefined && failure === null && (
            <p className="soon muted" role="status">
              {words.app.loading}
            </p>
          )}
          {content === null && <p className="muted">{said.gone}</p>}
          {content !== null && content !== undefined && (
            <Content content={content} isBusy={busy} onReveal={reveal => void load(reveal)} />
          )}
        </div>
      )}
    </li>
  )
}

interface ContentProps {
  readonly content: QuarantinedContent
  readonly isBusy: boolean
  readonly onReveal: (reveal: boolean) => void
}

function Content({ content: { product, json, isRevealed }, isBusy, onReveal }: ContentProps) {
  const isElsewhere = useElsewhere() !== null
  const hides = !isElsewhere && (isRevealed || json?.includes('•') === true)
  return (
    <>
      <div>
        <h3>{said.what}</h3>
        <p>{said.remedy[product]}</p>
      </div>
      {json === null || json === nothing ? (
        <p className="muted">{json === null ? said.gone : said.empty}</p>
      ) : (
        <>
          <div className="buttons">
            {json.length <= mostCharacters && <CopyButton text={json} label={said.copy} />}
            {hides && (
              <button type="button" className="button small" disabled={isBusy} onClick={() => onReveal(!isRevealed)}>
                {isRevealed ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
                {isRevealed ? said.hide : said.reveal}
              </button>
            )}
            {hides && (
              <span className="hint" role="status">
                {isRevealed ? said.revealed : said.masked}
              </span>
            )}
          </div>
          <JsonText text={json} label={said.text} />
        </>
      )}
    </>
  )
}
