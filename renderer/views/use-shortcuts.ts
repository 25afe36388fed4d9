import { useEffect } from 'react'
import { useStore } from '../state/use-store.ts'
import { isTyping } from './typing.ts'

/**
 * Keys that work everywhere: `/` or Ctrl+F to search, `f` to follow the newest, `?` for the sheet of all keys, Esc to
 * close the detail. Dialogs close themselves.
 */
export function useShortcuts(): void {
  const store = useStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || store.get().dialog !== null) return
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey
      const isPlain = !hasModifier && !isTyping(event)
      const wantsSearch = (event.key === '/' && !isTyping(event)) || (event.key === 'f' && hasModifier && !event.altKey)
      const search = document.querySelector<HTMLInputElement>('input[role=combobox]')
      if (wantsSearch && search !== null) {
        event.preventDefault()
        search.select()
        search.focus()
      }
      if (isPlain && event.key === '?') store.show({ kind: 'shortcuts' })
      if (isPlain && event.key === 'f' && store.get().place.kind === 'list') store.toggleFollowing()
      if (event.key === 'Escape' && store.get().detail !== null) store.close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store])
}
