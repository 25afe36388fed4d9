import { List } from 'lucide-react'
import type { NamedSums, NameKey, Overview } from '../../../electron/contract/transactions/overview.ts'
import type { Dimension, OverviewChoice } from '../../state/overview-choice.ts'
import { narrowed } from '../../state/overview-choice.ts'
import { useStore } from '../../state/use-store.ts'
import { overviewWords } from '../../words/overview.ts'
import { listQuery } from './list-query.ts'
import { chosenOf, nameText, sumsBy } from './names.ts'

const said = overviewWords.parts

/** An overview and the choice that it answers. */
export interface Answered {
  readonly overview: Overview
  readonly choice: OverviewChoice
}

interface NameProps {
  readonly dimension: Dimension
  readonly name: string | null
  readonly answered: Answered
}

/** A name that narrows everything to it; a category leads to its transactions. */
export function NameButton({ dimension, ...props }: NameProps) {
  if (dimension === 'category') return <LinkedName dimension={dimension} {...props} />
  return <NarrowingName dimension={dimension} {...props} />
}

function NarrowingName({ dimension, name, answered }: NameProps & { readonly dimension: NameKey }) {
  const store = useStore()
  const text = nameText(dimension, name)
  if (answered.choice.only[dimension] !== undefined) return <span className="name">{text}</span>
  const narrow = () => {
    const { overview, choice } = answered
    store.chooseOverview(narrowed(choice, dimension, chosenOf(dimension, name, sumsBy(overview)[dimension])))
  }
  return (
    <button type="button" className="name" title={said.narrow(text)} onClick={narrow}>
      {text}
    </button>
  )
}

/** The way to the transactions of a name. */
export function ShowList(props: NameProps) {
  const store = useStore()
  const query = queryOf(props)
  if (query === null) return null
  return (
    <button
      type="button"
      className="button icon-button small"
      aria-label={said.show(nameText(props.dimension, props.name))}
      title={query}
      onClick={() => store.showQuery(query)}
    >
      <List aria-hidden="true" />
    </button>
  )
}

/** Nothing is narrowed to a category: its name leads to its transactions. */
export function LinkedName(props: NameProps & { readonly isFailed?: boolean }) {
  const store = useStore()
  const text = nameText(props.dimension, props.name)
  const query = queryOf(props)
  if (query === null) return <span className="name muted">{text}</span>
  return (
    <button type="button" className="name" title={query} onClick={() => store.showQuery(query)}>
      {text}
    </button>
  )
}

function queryOf({ dimension, name, answered, isFailed = false }: NameProps & { readonly isFailed?: boolean }) {
  const { overview, choice } = answered
  const all: readonly NamedSums[] = sumsBy(overview)[dimension] ?? []
  const chosen = (dimension !== 'category' && choice.only[dimension]) || chosenOf(dimension, name, all)
  return listQuery({
    names: { ...choice.only, [dimension]: chosen },
    ...(isFailed ? { status: 'failed' } : {}),
    sourceId: choice.sourceId,
    overview,
  })
}
