import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { StatusIcon } from '../../parts/status-badge.tsx'
import { useNow, usePick } from '../../state/use-store.ts'
import { duration, timeRange, timeWithin } from '../../when.ts'
import { words } from '../../words/main.ts'
import { rawWords } from '../../words/raw.ts'
import { type Segment, type StatusScale, statusScale } from './status-scale.ts'

const said = rawWords.scale

/** What the status was over time, drawn to scale: at Hover above, as it was known here below. */
export function HistoryScale({ detail }: { readonly detail: TransactionDetail }) {
  const now = useNow()
  const windows = usePick(state => state.blindWindows)
  const scale = statusScale({ transaction: detail, changes: detail.history, windows, now: now.getTime() })
  if (scale === null) return null
  const { atHover, here, from, to, until, blind } = scale
  const iso = (ms: number) => new Date(ms).toISOString()
  return (
    <figure className="scale">
      <div className="scale-drawing" role="img" aria-label={labelOf(scale)}>
        {atHover.length > 0 && <Lane name={said.atHover} segments={atHover} scale={scale} />}
        {atHover.length > 0 && <Delays scale={scale} />}
        <Lane name={said.here} segments={here} scale={scale} isHere />
        <p className="scale-axis hint" style={{ paddingInlineEnd: `${(100 * (to - until)) / (to - from)}%` }}>
          <span>{timeWithin(iso(from), until - from)}</span>
          <span>{duration(until - from)}</span>
          <span>{timeWithin(iso(until), until - from)}</span>
        </p>
      </div>
      {blind.map(window => (
        <p key={window.from} className="hint">
          {said.blind(timeRange(iso(window.from), iso(window.to), now))}
        </p>
      ))}
    </figure>
  )
}

interface LaneProps {
  readonly name: string
  readonly segments: readonly Segment[]
  readonly scale: StatusScale
  readonly isHere?: boolean
}

function Lane({ name, segments, scale, isHere = false }: LaneProps) {
  return (
    <>
      <span className="scale-name">{name}</span>
      <div className="scale-lane">
        {segments.map(segment => (
          <span
            key={segment.from}
            className="scale-segment"
            data-status={segment.status ?? 'none'}
            title={sentenceOf(segment)}
            style={placeOf(segment, scale)}
          >
            {segment.status !== null && <StatusIcon status={segment.status} />}
            <span>{wordOf(segment)}</span>
          </span>
        ))}
        {isHere &&
          scale.blind.map(window => <span key={window.from} className="scale-blind" style={placeOf(window, scale)} />)}
      </div>
    </>
  )
}

/** A line from when it happened to when it was known: the more it leans, the later it came. */
function Delays({ scale }: { readonly scale: StatusScale }) {
  const x = (ms: number) => ((ms - scale.from) / (scale.to - scale.from)) * 100
  return (
    <svg className="scale-delays" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      {scale.delays.map(({ from, to, isLate }) => (
        <line key={`${from}-${to}`} x1={x(from)} y1="0" x2={x(to)} y2="10" data-late={isLate || undefined} />
      ))}
    </svg>
  )
}

function placeOf(stretch: { readonly from: number; readonly to: number }, { from, to }: StatusScale) {
  const percent = (ms: number) => `${(100 * ms) / (to - from)}%`
  return { insetInlineStart: percent(stretch.from - from), inlineSize: percent(stretch.to - stretch.from) }
}

function wordOf({ status }: Segment): string {
  return status === null ? said.unknownYet : words.status[status]
}

function sentenceOf(segment: Segment): string {
  return said.lasted(wordOf(segment), duration(segment.to - segment.from))
}

/** The last one lasts: how long is only known of those before it. */
function labelOf({ atHover, here }: StatusScale): string {
  const lane = (name: string, segments: readonly Segment[]) =>
    segments.length === 0
      ? []
      : [
          said.lane(
            name,
            segments
              .map((one, index) => (index < segments.length - 1 ? sentenceOf(one) : wordOf(one)))
              .reduce((before, after) => said.next(before, after)),
          ),
        ]
  return said.label([...lane(said.atHover, atHover), ...lane(said.here, here)].join('. '))
}
