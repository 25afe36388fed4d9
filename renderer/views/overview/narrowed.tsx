import { List, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type NameKey, nameKeys, type Overview } from '../../../electron/contract/transactions/overview.ts'
import { type Chosen, type OverviewChoice, widened } from '../../state/overview-choice.ts'
import { useStore } from '../../state/use-store.ts'
import { overviewWords } from '../../words/overview.ts'
import { listQuery } from './list-query.ts'
import { nameText } from './names.ts'

const said = overviewWords.narrowed

interface NarrowedProps {
  readonly choice: OverviewChoice
  /** Null until the first answer is there. */
  readonly overview: Overview | null
  /** What is told that nothing is narrowed any more, and gets the focus. */
  readonly onWidened: () => void
}

/** The names to which everything is narrowed. It gets the focus when one is added: what was chosen is gone then. */
export function Narrowed({ choice, overview, onWidened }: NarrowedProps) {
  const chosen = nameKeys.flatMap(key => (choice.only[key] === undefined ? [] : [{ key, one: choice.only[key] }]))
  const bar = useRef<HTMLElement>(null)
  const before = useRef(chosen.length)
  useEffect(() => {
    if (chosen.length !== before.current && chosen.length > 0) bar.current?.focus()
    if (chosen.length < before.current && chosen.length === 0) onWidened()
    before.current = chosen.length
  }, [chosen.length, onWidened])
  if (chosen.length === 0) return null
  const names = chosen.map(({ key, one }) => `${dimensionText(key)} ${nameText(key, one.name)}`)
  return (
    <section ref={bar} className="narrowed" aria-label={said.label(names.join(', '))} tabIndex={-1}>
      <span className="muted">{said.only}</span>
      {chosen.map(({ key, one }) => (
        <NarrowedName key={key} dimension={key} chosen={one} choice={choice} />
      ))}
      {overview !== null && <ShowThese choice={choice} overview={overview} />}
    </section>
  )
}

interface NarrowedNameProps {
  readonly dimension: NameKey
  readonly chosen: Chosen
  readonly choice: OverviewChoice
}

function NarrowedName({ dimension, chosen, choice }: NarrowedNameProps) {
  const store = useStore()
  const text = nameText(dimension, chosen.name)
  return (
    <span className="narrowed-name">
      <span className="muted">{dimensionText(dimension)}</span> <b>{text}</b>
      <button
        type="button"
        className="button icon-button small"
        aria-label={said.remove(dimensionText(dimension).toLowerCase(), text)}
        onClick={() => store.chooseOverview(widened(choice, dimension))}
      >
        <X aria-hidden="true" />
      </button>
    </span>
  )
}

function ShowThese({ choice, overview }: { readonly choice: OverviewChoice; readonly overview: Overview }) {
  const store = useStore()
  const query = listQuery({ names: choice.only, sourceId: choice.sourceId, overview })
  if (query === null) return null
  return (
    <button type="button" className="button small" title={query} onClick={() => store.showQuery(query)}>
      <List aria-hidden="true" /> {said.show}
    </button>
  )
}

const dimensionText = (key: NameKey): string => overviewWords.parts.dimensions[key]
