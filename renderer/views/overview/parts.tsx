import { useState } from 'react'
import type { NamedSums, Overview } from '../../../electron/contract/overview.ts'
import { usePick } from '../../state/use-store.ts'
import { words } from '../../words.ts'
import { overviewWords } from '../../words-overview.ts'
import { Section } from '../settings/section.tsx'
import { type Dimension, dimensions, kindNamed, listQuery } from './list-query.ts'
import { NameButton } from './name-button.tsx'
import { Segments } from './segments.tsx'
import { SumsCells, SumsHead } from './time-table.tsx'

const said = overviewWords.parts
/** How many are shown before somebody asks for the others. */
const shownFirst = 8

/** The same sums told apart by action, operator, country or category. */
export function Parts({ overview }: { readonly overview: Overview }) {
  const [dimension, setDimension] = useState<Dimension>('operator')
  const [isWhole, setWhole] = useState(false)
  const all = sumsBy(overview)[dimension]
  const shown = isWhole ? all : all.slice(0, shownFirst)
  const choices = dimensions.map(one => ({ value: one, text: said.dimensions[one], title: said.dimensions[one] }))
  return (
    <Section title={said.title} hint={said.hint}>
      <div className="section-row">
        <Segments label={said.dimension} value={dimension} choices={choices} onChoose={setDimension} />
      </div>
      {all.length === 0 && <p className="muted section-row">{said.noneNamed}</p>}
      {all.length > 0 && <PartsTable dimension={dimension} overview={overview} list={shown} />}
      {shown.length < all.length && (
        <div className="section-row">
          <button type="button" className="button small" onClick={() => setWhole(true)}>
            {said.showAll(all.length)}
          </button>
        </div>
      )}
    </Section>
  )
}

interface PartsTableProps {
  readonly dimension: Dimension
  readonly overview: Overview
  readonly list: readonly NamedSums[]
}

function PartsTable({ dimension, overview, list }: PartsTableProps) {
  const sourceId = usePick(state => state.overview.sourceId)
  return (
    <div className="sums-scroll">
      <table className="sums">
        <thead>
          <tr>
            <th scope="col">{said.dimensions[dimension]}</th>
            <SumsHead />
          </tr>
        </thead>
        <tbody>
          {list.map(sums => (
            <tr key={sums.name ?? ''}>
              <th scope="row">
                <NameButton
                  text={textOf(dimension, sums.name)}
                  query={sums.name && listQuery({ dimension, name: sums.name, sourceId, overview })}
                />
              </th>
              <SumsCells sums={sums} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function textOf(dimension: Dimension, name: string | null): string {
  if (name === null) return said.nameless[dimension]
  const kind = dimension === 'action' ? kindNamed(name) : null
  return kind === null ? name : words.kind[kind]
}

function sumsBy(overview: Overview): Readonly<Record<Dimension, readonly NamedSums[]>> {
  const { actions, operators, countries, categories } = overview
  return { action: actions, operator: operators, country: countries, category: categories }
}
