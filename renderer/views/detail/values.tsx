import { EyeOff } from 'lucide-react'
import type { Field } from '../../../electron/contract/transaction-detail.ts'
import { detailWords } from '../../words-detail.ts'

interface ValuesProps {
  readonly extras: readonly Field[]
  readonly parsed: readonly Field[]
}

/** What the app passed in beside what the parsers read out: equal names share a line. */
export function Values({ extras, parsed }: ValuesProps) {
  const names = [...new Set([...extras, ...parsed].map(field => field.name))]
  if (names.length === 0) return null
  return (
    <section>
      <h3>{detailWords.valuesTitle}</h3>
      <div className="table-scroll">
        <table className="table values">
          <thead>
            <tr>
              <th scope="col">{detailWords.valueName}</th>
              <th scope="col">{detailWords.passedIn}</th>
              <th scope="col">{detailWords.readOut}</th>
            </tr>
          </thead>
          <tbody>
            {names.map(name => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <ValueCell field={extras.find(field => field.name === name)} />
                <ValueCell field={parsed.find(field => field.name === name)} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function ValueCell({ field }: { readonly field: Field | undefined }) {
  if (field === undefined) return <td className="muted">{detailWords.none}</td>
  return (
    <td>
      <FieldValue field={field} />
    </td>
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
