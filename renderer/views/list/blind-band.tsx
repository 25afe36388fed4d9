// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtualised grid are placed freely, a table's cannot be.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus; the button inside has its own.

import { ChevronDown, EarOff } from 'lucide-react'
import { type Ref, useId, useState } from 'react'
import type { Band } from '../../state/timeline.ts'
import { usePick } from '../../state/use-store.ts'
import { list } from '../../when.ts'
import { BlindItem } from '../connection/blind-item.tsx'
import { bandSentence } from '../connection/blind-words.ts'

interface BlindBandProps {
  readonly band: Band
  readonly now: Date
  readonly index: number
  readonly rowNumber: number
  /** Distance from the top of the list in pixels. */
  readonly top: number
  /** How many columns it spans. */
  readonly columnCount: number
  /** Takes the height, which changes when it is unfolded. */
  readonly measure: Ref<HTMLDivElement>
}

/** A time in which nothing could arrive, between the rows; unfolded, what can be known of it. */
export function BlindBand({ band: { windows }, now, index, rowNumber, top, columnCount, measure }: BlindBandProps) {
  const [isOpen, setOpen] = useState(false)
  const names = useNamesOf(windows.map(one => one.sourceId))
  const listId = useId()
  const lasts = windows.some(one => one.until === null)
  return (
    <div
      ref={measure}
      className="band"
      role="row"
      aria-rowindex={rowNumber}
      data-index={index}
      data-lasts={lasts || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" aria-colspan={columnCount}>
        <button
          type="button"
          className="band-button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <EarOff aria-hidden="true" />
          <span>{bandSentence(windows, { now, names })}</span>
          <ChevronDown className="band-fold" aria-hidden="true" />
        </button>
        {isOpen && (
          <ul id={listId} className="band-list">
            {windows.map(window => (
              <BlindItem key={window.id} window={window} now={now} />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

/** The names of these sources; null when they are all there are. */
function useNamesOf(sourceIds: readonly string[]): string | null {
  const sources = usePick(state => state.app?.settings.sources)
  const hit = sources?.filter(source => sourceIds.includes(source.id)) ?? []
  return hit.length === 0 || hit.length === sources?.length ? null : list(hit.map(source => source.name))
}
