import { type RefObject, useEffect, useRef } from 'react'
import type { SettingsPart } from '../../state/model.ts'
import { usePick } from '../../state/use-store.ts'

/** For a part of the settings that others point to: it comes into sight with the focus when somebody was sent to it. */
export function useSettingsPart<E extends HTMLElement>(part: SettingsPart | null): RefObject<E | null> {
  const element = useRef<E>(null)
  const place = usePick(state => state.place)
  useEffect(() => {
    if (place.kind !== 'settings' || part === null || place.at !== part) return
    element.current?.focus({ preventScroll: true })
    element.current?.scrollIntoView({ block: 'start' })
  }, [place, part])
  return element
}
