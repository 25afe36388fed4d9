import { useState } from 'react'
import type { NamedSums } from '../../../electron/contract/transactions/overview.ts'
import { overviewWords } from '../../words/overview.ts'
import { Section } from '../settings/section.tsx'
import { type Answered, NameButton, ShowList } from './name-button.tsx'
import { sumsBy } from './names.ts'
import { SumsCells, SumsHead } from './time-table.tsx'

const said = overviewWords.parts
/** How many are shown before somebody asks for the others. */
const shownFirst = 8

/** The sums of the whole period by what is told apart. */
export function Parts({ answered }: { readonly answered: Answered }) {
  const { overview, choice } = answered
  const [isWhole, setWhole] = useState(false)
  const all = sumsBy(overview)[choice.by] ?? []
  const shown = isWhole ? all : all.slice(0, shownFirst)
  return (
    <Section title={said.title(said.dimensions[choice.by].toLowerCase())} hint={said.hint}>
      {all.length === 0 && <p className="muted section-row">{said.noneNamed}</p>}
      {all.length > 0 && <PartsTable answered={answered} list={shown} />}
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

function PartsTable({ answered, list }: { readonly answered: Answered; readonly list: readonly NamedSums[] }) {
  const dimension = answered.choice.by
  return (
    <div className="sums-scroll">
      <table className="sums">
        <thead>
          <tr>
            <th scope="col">{said.dimensions[dimension]}</th>
            <SumsHead />
            {dimension !== 'category' && (
              <th scope="col">
                <span className="only-for-readers">{said.list}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {list.map(sums => (
            <tr key={sums.name ?? ''}>
              <th scope="row">
                <NameButton dimension={dimension} name={sums.name} answered={answered} />
              </th>
              <SumsCells sums={sums} />
              {dimension !== 'category' && (
                <td className="to-list">
                  <ShowList dimension={dimension} name={sums.name} answered={answered} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
