// biome-ignore-all lint/a11y/useFocusableInteractive: the input has the focus and names the option (active descendant).
// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys are the input's.
// biome-ignore-all lint/a11y/useSemanticElements: a datalist can neither be drawn nor say what a key takes.
import { Search } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import type { Action } from '../../actions/action.ts'
import { LightModal } from '../../parts/modal.tsx'
import { actionWords } from '../../words/actions.ts'
import { Presses } from '../frame/presses.tsx'
import type { Offer } from './offer.ts'
import { usePalette } from './use-palette.ts'

const said = actionWords.palette

/** Everything that can be done now, by name: what was done last comes first, and letters narrow it. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { typed, type, offer, active, point, onKeyDown, run } = usePalette()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const activeId = offer.actions[active] === undefined ? undefined : optionId(id, active)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another option, or another offer, is the reason to look.
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
    if (active === 0) list.current?.scrollTo(0, 0)
  }, [activeId, typed])
  return (
    <LightModal label={said.label} className="palette" onClose={onClose}>
      <div className="palette-field">
        <Search aria-hidden="true" />
        <input
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-label={said.label}
          aria-autocomplete="list"
          aria-expanded={offer.actions.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          placeholder={said.placeholder}
          maxLength={100}
          value={typed}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" className="palette-list" aria-label={said.list}>
        <Groups id={id} offer={offer} active={active} point={point} run={run} />
      </div>
      <p className="palette-none" role="status">
        {offer.actions.length === 0 && said.none}
      </p>
      <p className="suggestion-keys hint" aria-hidden="true">
        {said.keysHelp.map(text => (
          <span key={text}>{text}</span>
        ))}
      </p>
    </LightModal>
  )
}

interface GroupsProps {
  readonly id: string
  readonly offer: Offer
  readonly active: number
  readonly point: (index: number) => void
  readonly run: (action: Action) => void
}

function Groups({ id, offer, active, point, run }: GroupsProps) {
  return offer.groups.map(({ title, start, actions }) => (
    <div key={title} role="group" aria-label={title ?? said.list}>
      {title !== null && (
        <p className="palette-title" aria-hidden="true">
          {title}
        </p>
      )}
      {actions.map((action, place) => (
        <div
          key={action.id}
          id={optionId(id, start + place)}
          role="option"
          className="palette-option"
          aria-selected={start + place === active}
          onPointerMove={() => point(start + place)}
          // The input keeps the focus.
          onPointerDown={event => event.preventDefault()}
          onClick={() => run(action)}
        >
          <span className="palette-name">{action.name}</span>
          <Presses name={action.id} isShort />
        </div>
      ))}
    </div>
  ))
}

function optionId(id: string, index: number): string {
  return `${id}-${index}`
}
