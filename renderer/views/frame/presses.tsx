import { Fragment } from 'react'
import { writtenPresses } from '../../actions/keys.ts'
import { actionWords } from '../../words/actions.ts'

interface PressesProps {
  /** Of an action or a move; what has no keys draws nothing. */
  readonly name: string
  /** The first press only. */
  readonly isShort?: boolean
}

/** The keys of something, as they are written on the keyboard. */
export function Presses({ name, isShort = false }: PressesProps) {
  const all = writtenPresses(name)
  const shown = isShort ? all.slice(0, 1) : all
  return shown.map((keys, place) => (
    <Fragment key={keys.join('+')}>
      {place > 0 && <span className="muted"> {actionWords.sheet.or} </span>}
      {keys.map(key => (
        <kbd key={key}>{key}</kbd>
      ))}
    </Fragment>
  ))
}
