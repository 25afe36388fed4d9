import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { usePick, useStore } from '../../state/use-store.ts'

/** Whether the raw deliveries are shown, and which. It stays from one transaction to the next; Esc leads back. */
export function useRaw(panel: RefObject<HTMLElement | null>) {
  const store = useStore()
  const { isOpen, seq } = usePick(state => state.hands.raw)

  // What had the focus may have gone with the other view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of the view is the reason to look.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus()
  }, [isOpen, panel])

  return {
    isOpen,
    seq,
    open: (wanted: number): void => store.showRaw(wanted),
    toggle: (): void => (isOpen ? store.hideRaw() : store.showRaw(null)),
    /** Esc leads back to the summary before it closes the detail. */
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !isOpen || event.defaultPrevented) return
      event.preventDefault()
      store.hideRaw()
    },
  }
}
