import { useEffect, useMemo } from 'react'
import type { ActionId } from '../../electron/contract/actions.ts'
import { onNews } from '../bridge.ts'
import type { Store } from '../state/store.ts'
import { useStore } from '../state/use-store.ts'
import { actionWords } from '../words/actions.ts'
import { actionOf, pageKeys } from './all-actions.ts'
import { pressedOf } from './keys.ts'
import { isTyping } from './typing.ts'

/** Does what keys and the menus of the system ask for. */
export function useActions(): void {
  const store = useStore()
  const perform = useMemo(() => createPerforming(store), [store])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const name = pressedOf(event, pageKeys)
      // A letter that goes into a field is a letter; only commands and Escape leave it.
      const isCommand = event.ctrlKey || event.metaKey || event.key === 'Escape'
      if (name === null || (!isCommand && isTyping(event))) return
      if (perform.byKey(name)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    const stop = onNews(news => {
      if (news.kind === 'act') perform.byMenu(news.action)
    })
    return () => {
      document.removeEventListener('keydown', onKey)
      stop()
    }
  }, [perform])
}

function createPerforming(store: Store) {
  /** False: it cannot be done now. */
  function perform(id: ActionId): boolean {
    const { dialog } = store.get()
    // What is half filled in is not thrown away.
    if (dialog !== null && dialog.kind !== 'palette' && dialog.kind !== 'shortcuts') return true
    if (id === 'palette') {
      store.show(dialog?.kind === 'palette' ? null : { kind: 'palette' })
      return true
    }
    const action = actionOf(id, { state: store.get(), store })
    if (action === null) return false
    if (dialog !== null) store.show(null)
    void action.run()
    return true
  }
  return {
    /** Below a dialog keys are its own, but for the one that opens and closes the palette. */
    byKey(id: ActionId): boolean {
      const { dialog } = store.get()
      const isFree = dialog === null || (dialog.kind === 'palette' && id === 'palette')
      return isFree && perform(id)
    },
    byMenu(id: ActionId): void {
      if (!perform(id)) store.say(actionWords.told.notNow, true)
    },
  }
}
