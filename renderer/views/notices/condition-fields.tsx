import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { rulesWords } from '../../words/rules.ts'
import { isRowKey, rowKeys } from './condition-keys.ts'
import { type ConditionRow, firstValue, joins, newRow } from './condition-rows.ts'
import { ConditionValue } from './condition-value.tsx'
import { Fault } from './faulty-field.tsx'

const said = rulesWords.when

interface ConditionFieldsProps {
  readonly rows: readonly ConditionRow[]
  /** What is wrong with each row, in their order. */
  readonly problems: readonly (string | null)[]
  readonly onChange: (rows: readonly ConditionRow[]) => void
}

/** The conditions of a rule, one beneath the other. */
export function ConditionFields({ rows, problems, onChange }: ConditionFieldsProps) {
  const put = (changed: ConditionRow) => onChange(rows.map(row => (row.id === changed.id ? changed : row)))
  // What is of one kind stands together, so that it reads as it is meant.
  const add = () => onChange([...rows, newRow(rows)])
  return (
    <fieldset className="conditions">
      <legend>{said.title}</legend>
      <p className="hint">{rows.length === 0 ? said.none : said.hint}</p>
      <ul>
        {rows.map((row, place) => (
          <li key={row.id}>
            {place > 0 && <span className="condition-join">{said[joins(rows, place)]}</span>}
            <ConditionLine
              row={row}
              number={place + 1}
              problem={problems[place] ?? null}
              onChange={put}
              onRemove={() => onChange(rows.filter(one => one.id !== row.id))}
            />
          </li>
        ))}
      </ul>
      <div>
        <button type="button" className="button small" onClick={add}>
          <Plus aria-hidden="true" /> {said.add}
        </button>
      </div>
    </fieldset>
  )
}

interface ConditionLineProps {
  readonly row: ConditionRow
  readonly number: number
  readonly problem: string | null
  readonly onChange: (row: ConditionRow) => void
  readonly onRemove: () => void
}

function ConditionLine({ row, number, problem, onChange, onRemove }: ConditionLineProps) {
  const id = useId()
  const setKey = (key: string) => {
    if (isRowKey(key)) onChange({ ...row, key, value: firstValue(key), isNegated: false, isQuoted: false })
  }
  return (
    <>
      <div className="condition">
        <select value={row.key} aria-label={said.what(number)} onChange={event => setKey(event.target.value)}>
          {rowKeys
            .filter(key => key !== 'id' || row.key === 'id')
            .map(key => (
              <option key={key} value={key}>
                {rulesWords.keys[key]}
              </option>
            ))}
        </select>
        {row.key !== 'amount' && (
          <select
            value={row.isNegated ? 'not' : 'is'}
            aria-label={said.relation(number)}
            onChange={event => onChange({ ...row, isNegated: event.target.value === 'not' })}
          >
            <option value="is">{said.is}</option>
            <option value="not">{said.isNot}</option>
          </select>
        )}
        <ConditionValue
          row={row}
          number={number}
          ties={{ 'aria-invalid': problem !== null, 'aria-describedby': problem === null ? undefined : id }}
          onChange={value => onChange({ ...row, value, isQuoted: false })}
        />
        <button type="button" className="button icon-button" title={said.remove(number)} onClick={onRemove}>
          <X aria-hidden="true" />
          <span className="only-for-readers">{said.remove(number)}</span>
        </button>
      </div>
      <Fault id={id} sentence={problem === null ? null : row.value === '' ? said.empty : problem} />
    </>
  )
}
