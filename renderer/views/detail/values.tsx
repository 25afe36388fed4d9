import { Equal, EyeOff, TriangleAlert } from 'lucide-react'
import type {
  Comparison,
  Field,
  TransactionDetail,
} from '../../../electron/contract/transactions/transaction-detail.ts'
import { TableScroll } from '../../parts/table-scroll.tsx'
import { detailWords } from '../../words/detail.ts'
import { rawWords } from '../../words/raw.ts'
import { type ValueLine, valueLines } from './value-lines.ts'

/** What the app passed in beside what the parsers read out, and whether they are the same. */
export function Values({ detail }: { readonly detail: TransactionDetail }) {
  const lines = valueLines(detail)
  if (lines.length === 0) return null
  return (
    <section>
      <h3>{detailWords.valuesTitle}</h3>
      <TableScroll label={detailWords.valuesTitle}>
        <table className="table values">
          <thead>
            <tr>
              <th scope="col">{detailWords.valueName}</th>
              <th scope="col">{detailWords.passedIn}</th>
              <th scope="col">{detailWords.readOut}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <Line key={line.name} line={line} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}

function Line({ line: { name, extra, parsed, isSame } }: { readonly line: ValueLine }) {
  return (
    <tr data-differs={isSame === false || undefined}>
      <th scope="row">{name}</th>
      <td className={extra === null ? 'muted' : undefined}>
        {extra === null ? detailWords.none : <FieldValue field={extra} />}
      </td>
      <td className={parsed.length === 0 ? 'muted' : undefined}>
        {parsed.length === 0 && detailWords.none}
        {parsed.map(field => (
          <span key={field.name} className="read-out">
            {field.name !== name && <span className="muted">{field.name}: </span>}
            <FieldValue field={field} />
          </span>
        ))}
        <Verdict isSame={isSame} />
      </td>
    </tr>
  )
}

function Verdict({ isSame }: { readonly isSame: Comparison['isSame'] | null }) {
  if (isSame === null) return null
  return isSame ? (
    <span className="value-mark">
      <Equal aria-hidden="true" /> {rawWords.equal}
    </span>
  ) : (
    <span className="value-mark" data-differs>
      <TriangleAlert aria-hidden="true" /> {rawWords.differs}
    </span>
  )
}

function FieldValue({ field }: { readonly field: Field }) {
  return (
    <span className="value">
      {field.value}
      {field.masked && (
        <span title={detailWords.masked}>
          <EyeOff aria-hidden="true" />
          <span className="only-for-readers"> ({detailWords.masked})</span>
        </span>
      )}
    </span>
  )
}

export function Facts({ facts }: { readonly facts: readonly Field[] }) {
  if (facts.length === 0) return null
  return (
    <section>
      <h3>{detailWords.factsTitle}</h3>
      <dl className="facts">
        {facts.map(fact => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>
              <FieldValue field={fact} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
