import { ArrowDown, ArrowUp, type LucideIcon } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { columnIds, fixedColumns, usualWindow } from '../../../electron/contract/settings/window.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { listWords } from '../../words/list.ts'
import { moved, toggled } from './column-looks.ts'
import { useLooksChange } from './use-looks.ts'

/** Which columns the list shows, in which order. */
export function ColumnChoice() {
  const { looks, change, failure } = useLooksChange()
  const { columns } = looks
  const pressed = useRef<HTMLElement>(null)
  // A button whose line is moved in the page loses the focus, and with it a keyboard its place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order of the columns is what moves the lines.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) pressed.current?.focus()
  }, [columns])
  const keepPressed = ({ target }: { readonly target: HTMLElement }) => {
    pressed.current = target
  }
  const others = columnIds.filter(id => !columns.includes(id))
  return (
    <fieldset className="column-choice">
      <legend>{listWords.looks.columns}</legend>
      <ul>
        {[...columns, ...others].map(id => {
          const place = columns.indexOf(id)
          return (
            <li key={id} onFocus={keepPressed}>
              <label>
                <input
                  type="checkbox"
                  checked={place !== -1}
                  disabled={fixedColumns.includes(id)}
                  title={fixedColumns.includes(id) ? listWords.looks.always : undefined}
                  onChange={() => void change({ columns: toggled(columns, id) })}
                />
                {listWords.columns[id]}
              </label>
              {place !== -1 && (
                <>
                  <Move
                    icon={ArrowUp}
                    label={listWords.looks.moveUp(listWords.columns[id])}
                    to={place === 0 ? null : () => void change({ columns: moved(columns, place, place - 1) })}
                  />
                  <Move
                    icon={ArrowDown}
                    label={listWords.looks.moveDown(listWords.columns[id])}
                    to={
                      place === columns.length - 1
                        ? null
                        : () => void change({ columns: moved(columns, place, place + 1) })
                    }
                  />
                </>
              )}
            </li>
          )
        })}
      </ul>
      <p className="hint">{listWords.looks.columnsHint}</p>
      <FailureText sentence={failure} />
      <button
        type="button"
        className="button small quiet"
        onClick={() => void change({ columns: usualWindow.columns, widths: undefined })}
      >
        {listWords.looks.reset}
      </button>
    </fieldset>
  )
}

interface MoveProps {
  readonly icon: LucideIcon
  readonly label: string
  /** Null at the end: the button stays where it is, so that a second press never hits another one. */
  readonly to: (() => void) | null
}

function Move({ icon: Icon, label, to }: MoveProps) {
  return (
    <button
      type="button"
      className="button icon-button"
      title={label}
      aria-disabled={to === null}
      onClick={() => to?.()}
    >
      <Icon aria-hidden="true" />
      <span className="only-for-readers">{label}</span>
    </button>
  )
}
