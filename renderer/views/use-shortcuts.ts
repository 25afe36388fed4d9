import { useEffect } from 'react'
import { useStore } from '../state/use-store.ts'

/** Keys that work everywhere: `/` or Ctrl+F to search, Esc to close the detail. Dialogs close themselves. */
export function useShortcuts(): void {
  const store = useStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || store.get().dialog !== null) return
      const { target } = event
      const isTyping = target instanceof HTMLElement && target.matches('input, select, textarea')
      const wantsSearch = (event.key === '/' && !isTyping) || (event.key === 'f' && (event.ctrlKey || event.metaKey))
      const search = document.querySelector<HTMLInputElement>('input[type=search]')
      if (wantsSearch && search !== null) {
        event.preventDefault()
        search.select()
        search.focus()
      }
      if (event.key === 'Escape' && store.get().detail !== null) store.close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store])
}
