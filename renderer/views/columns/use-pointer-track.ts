import { useEffect, useEffectEvent } from 'react'

/** What is followed from a press on, wherever in the window the pointer goes. */
interface PointerTrack {
  readonly onMove: (event: PointerEvent) => void
  readonly onUp: () => void
  /** The system takes the pointer away, or somebody presses Escape. True: that was what the key was for. */
  readonly onCancel: () => boolean
}

/** Follows the pointer over the whole page; each of the three knows whether something was begun. */
export function usePointerTrack({ onMove, onUp, onCancel }: PointerTrack): void {
  const move = useEffectEvent(onMove)
  const up = useEffectEvent(onUp)
  const cancel = useEffectEvent(() => void onCancel())
  const leave = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && onCancel()) event.preventDefault()
  })
  useEffect(() => {
    document.addEventListener('pointermove', move)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', cancel)
    document.addEventListener('keydown', leave, { capture: true })
    return () => {
      document.removeEventListener('pointermove', move)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', cancel)
      document.removeEventListener('keydown', leave, { capture: true })
    }
  }, [])
}
