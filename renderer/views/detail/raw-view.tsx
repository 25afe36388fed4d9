import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import type { DeliveryContent, TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { exactTime, shortTime } from '../../when.ts'
import { words } from '../../words/main.ts'
import { rawWords } from '../../words/raw.ts'
import { JsonText } from './json-text.tsx'
import { ReplayButton } from './replay-button.tsx'
import { Reveal } from './reveal.tsx'
import type { Contents } from './use-contents.ts'

interface RawViewProps {
  readonly detail: TransactionDetail
  readonly contents: Contents
  /** Which delivery; null is the newest. */
  readonly seq: number | null
  readonly choose: (seq: number) => void
}

/** The deliveries as the provider wrote them, one at a time. */
export function RawView(props: RawViewProps) {
  const { contents } = props
  switch (contents.kind) {
    case 'loading':
      return <p role="status">{words.app.loading}</p>
    case 'failed':
      return <FailureText sentence={contents.sentence} />
    case 'there':
      return <OneDelivery {...props} contents={contents.list} />
  }
}

interface OneDeliveryProps extends Omit<RawViewProps, 'contents'> {
  readonly contents: readonly DeliveryContent[]
}

function OneDelivery({ detail, contents, seq, choose }: OneDeliveryProps) {
  const found = contents.findIndex(content => content.seq === seq)
  const place = found === -1 ? contents.length - 1 : found
  const content = contents[place]
  if (content === undefined) return <p className="muted">{rawWords.none}</p>
  // One that came after a reveal is not open.
  const isRevealed = detail.contents?.some(one => one.seq === content.seq) === true
  const receivedAt = detail.received.find(delivery => delivery.seq === content.seq)?.receivedAt
  return (
    <section className="raw" aria-label={rawWords.label}>
      <div className="raw-head">
        <StepButton icon={ChevronLeft} label={rawWords.earlier} to={contents[place - 1]} choose={choose} />
        <StepButton icon={ChevronRight} label={rawWords.later} to={contents[place + 1]} choose={choose} />
        <p role="status">
          <strong>{rawWords.place(place + 1, contents.length)}</strong>{' '}
          {receivedAt !== undefined && (
            <span className="muted" title={exactTime(receivedAt)}>
              {rawWords.received(content.seq, shortTime(receivedAt))}
            </span>
          )}
        </p>
      </div>
      <Copies content={content} />
      <ReplayButton key={content.seq} content={content} />
      <p className="hint">{rawWords.form[content.form]}</p>
      <Reveal detail={detail} hidesMore={content.json?.includes('•') === true} />
      {content.json !== null && (
        <>
          <p className="hint">{isRevealed ? rawWords.revealed : rawWords.masked}</p>
          <JsonText text={content.json} label={rawWords.text} />
        </>
      )}
    </section>
  )
}

interface StepButtonProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly to: DeliveryContent | undefined
  readonly choose: (seq: number) => void
}

function StepButton({ icon: Icon, label, to, choose }: StepButtonProps) {
  return (
    <button
      type="button"
      className="button icon-button"
      title={label}
      // It keeps the focus at either end, where a disabled button would lose it.
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && choose(to.seq)}
    >
      <Icon aria-hidden="true" />
      <span className="only-for-readers">{label}</span>
    </button>
  )
}

const forms = ['json', 'curl', 'fixture'] as const
/** What the main process takes for the clipboard. */
const mostCharacters = 100_000

function Copies({ content }: { readonly content: DeliveryContent }) {
  const copies = forms.flatMap(form => {
    const text = content[form]
    return text === null ? [] : [{ form, text }]
  })
  const isTooLong = copies.some(({ text }) => text.length > mostCharacters)
  return (
    <>
      <div className="buttons">
        {copies
          .filter(({ text }) => text.length <= mostCharacters)
          .map(({ form, text }) => (
            <span key={`${content.seq}-${form}`} title={rawWords.copyHint[form]}>
              <CopyButton text={text} label={rawWords.copy[form]} />
            </span>
          ))}
      </div>
      {isTooLong && <p className="hint">{rawWords.tooLong}</p>}
      {content.form === 'whole' && content.curl === null && <p className="hint">{rawWords.onlySigned}</p>}
    </>
  )
}
