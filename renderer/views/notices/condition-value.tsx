import { useEffect, useId, useState } from 'react'
import { emptyKeys, noneWord, timeUnits } from '../../../electron/contract/transactions/query.ts'
import { ask } from '../../bridge.ts'
import { queryWords } from '../../words/query.ts'
import { rulesWords } from '../../words/rules.ts'
import { choicesOf, type RowKey } from './condition-keys.ts'
import type { ConditionRow } from './condition-rows.ts'

const said = rulesWords.when

interface ConditionValueProps {
  readonly row: ConditionRow
  readonly number: number
  readonly ties: { readonly 'aria-invalid': boolean; readonly 'aria-describedby': string | undefined }
  readonly onChange: (value: string) => void
}

/** What a condition compares with: chosen where the values are known, typed where they are whatever was received. */
export function ConditionValue(props: ConditionValueProps) {
  switch (props.row.key) {
    case 'amount':
      return <AmountValue {...props} />
    case 'late':
      return <LateValue {...props} />
    default:
      return choicesOf(props.row.key).length > 0 ? <ChosenValue {...props} /> : <TypedValue {...props} />
  }
}

function ChosenValue({ row, number, ties, onChange }: ConditionValueProps) {
  const choices = choicesOf(row.key)
  const value = row.value.toLowerCase()
  const isOdd = !choices.some(([word]) => word === value)
  return (
    <select
      className="grow"
      value={value}
      aria-label={said.value(number)}
      {...ties}
      onChange={event => onChange(event.target.value)}
    >
      {isOdd && <option value={value}>{row.value}</option>}
      {choices.map(([word, text]) => (
        <option key={word} value={word}>
          {text}
        </option>
      ))}
    </select>
  )
}

function TypedValue({ row, number, ties, onChange }: ConditionValueProps) {
  const list = useId()
  const known = useKnownValues(row.key)
  return (
    <>
      <input
        className="grow"
        value={row.value}
        aria-label={said.value(number)}
        {...ties}
        list={list}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        onChange={event => onChange(event.target.value)}
      />
      <datalist id={list}>
        {known.map(value => (
          <option key={value} value={value} label={value === noneWord ? queryWords.without : undefined} />
        ))}
      </datalist>
    </>
  )
}

/** What was received so far for a key, the most frequent first. */
function useKnownValues(key: RowKey): readonly string[] {
  const [known, setKnown] = useState<readonly string[]>([])
  useEffect(() => {
    if (key === 'text' || key === 'id') return setKnown([])
    let isWanted = true
    const text = `${key}:`
    void ask('query.complete', { text, caret: text.length }).then(reply => {
      if (!isWanted || !reply.ok) return
      const values = reply.value.completions.items.filter(({ kind }) => kind === 'value').map(({ label }) => label)
      const canLack = emptyKeys.some(one => one === key) && !values.includes(noneWord)
      setKnown(canLack ? [...values, noneWord] : values)
    })
    return () => {
      isWanted = false
    }
  }, [key])
  return known
}

/** Both ends included; an empty one is open. */
function AmountValue({ row, number, ties, onChange }: ConditionValueProps) {
  const [least = '', most = least] = row.value.split('..')
  return (
    <span className="condition-range grow">
      <input
        value={least}
        inputMode="decimal"
        aria-label={said.least(number)}
        {...ties}
        onChange={event => onChange(`${event.target.value.trim()}..${most}`)}
      />
      <span className="muted">{said.to}</span>
      <input
        value={most}
        inputMode="decimal"
        aria-label={said.most(number)}
        {...ties}
        onChange={event => onChange(`${least}..${event.target.value.trim()}`)}
      />
    </span>
  )
}

function LateValue({ row, number, ties, onChange }: ConditionValueProps) {
  const [, amount = row.value, unit = 'h'] = /^(\d*)([mhdw])$/i.exec(row.value) ?? []
  return (
    <span className="condition-range grow">
      <input
        value={amount}
        inputMode="numeric"
        aria-label={said.value(number)}
        {...ties}
        onChange={event => onChange(`${event.target.value.trim()}${unit}`)}
      />
      <select
        value={unit.toLowerCase()}
        aria-label={said.unit(number)}
        onChange={event => onChange(`${amount}${event.target.value}`)}
      >
        {timeUnits.map(one => (
          <option key={one} value={one}>
            {said.units[one]}
          </option>
        ))}
      </select>
    </span>
  )
}
