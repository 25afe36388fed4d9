import { useId } from 'react'
import { timeStyles } from '../../../electron/contract/settings/window.ts'
import { listWords } from '../../words/list.ts'
import { useLooksChange } from '../columns/use-looks.ts'

/** Relative times, or exact ones. */
export function TimeChoice() {
  const { looks, change } = useLooksChange()
  const name = useId()
  return (
    <fieldset className="radios">
      <legend>{listWords.looks.times}</legend>
      {timeStyles.map(times => (
        <label key={times} className="radio">
          <input type="radio" name={name} checked={looks.times === times} onChange={() => void change({ times })} />
          <span>{listWords.looks.time[times]}</span>
        </label>
      ))}
    </fieldset>
  )
}
