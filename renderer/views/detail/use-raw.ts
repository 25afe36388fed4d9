import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { useStore } from '../../state/use-store.ts'
import { isTyping } from '../typing.ts'

/** Whether the raw deliveries are shown, and which: `r` turns them on and off, Esc off. It stays from one transaction to the next. */
export function useRaw(panel: RefObject<HTMLElement | null>) {
  const store = useStore()
  const [isOpen, setOpen] = useState(false)
  const [seq, setSeq] = useState<number | null>(null)

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey
      if (event.defaultPrevented || hasModifier || event.key !== 'r' || isTyping(event)) return
      if (store.get().dialog !== null) return
      setSeq(null)
      setOpen(before => !before)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store])

  // What had the focus may have gone with the other view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of the view is the reason to look.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus()
  }, [isOpen, panel])

  return {
    isOpen,
    seq,
    open: (wanted: number): void => {
      setSeq(wanted)
      setOpen(true)
    },
    toggle: (): void => {
      setSeq(null)
      setOpen(!isOpen)
    },
    /** Esc leads back to the summary before it closes the detail. */
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !isOpen || event.defaultPrevented) return
      event.preventDefault()
      setOpen(false)
    },
  }
}
