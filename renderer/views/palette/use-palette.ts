import { type KeyboardEvent, useMemo, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type { Action } from '../../actions/action.ts'
import { actionsOf } from '../../actions/all-actions.ts'
import { noteRecent, recentIds } from '../../actions/recent.ts'
import { useStore } from '../../state/use-store.ts'
import { offerOf } from './offer.ts'

const pageOptions = 8

/** What is typed into the palette, what it offers, and what its keys do. */
export function usePalette() {
  const store = useStore()
  const state = useSyncExternalStore(store.subscribe, store.get)
  const [typed, setTyped] = useState('')
  const [pointed, setPointed] = useState(0)
  const [recent] = useState(recentIds)
  const offer = useMemo(() => offerOf(actionsOf({ state, store }), typed, recent), [state, store, typed, recent])
  const last = offer.actions.length - 1
  // News may take actions away while somebody looks.
  const active = Math.max(0, Math.min(pointed, last))

  const run = (action: Action): void => {
    noteRecent(action.id)
    // First the palette is gone and has given the focus back: the action may open a dialog or take the focus.
    flushSync(() => store.show(null))
    void action.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const chosen = offer.actions[active]
    const target = targetOf(event.key, active, last)
    if (event.key === 'Enter' && chosen !== undefined) run(chosen)
    else if (target !== null) setPointed(target)
    else return
    event.preventDefault()
  }
  return {
    ...{ typed, offer, active, onKeyDown, run },
    point: setPointed,
    type(text: string): void {
      setTyped(text)
      setPointed(0)
    },
  }
}

function targetOf(key: string, active: number, last: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active >= last ? 0 : active + 1
    case 'ArrowUp':
      return active === 0 ? last : active - 1
    case 'PageDown':
      return Math.min(last, active + pageOptions)
    case 'PageUp':
      return Math.max(0, active - pageOptions)
    default:
      return null
  }
}
