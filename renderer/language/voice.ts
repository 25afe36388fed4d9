import { useSyncExternalStore } from 'react'
import type { LanguageChoice } from '../../electron/contract/speech/languages.ts'
import { type Tongue, tongueOf } from '../../electron/contract/speech/languages.ts'

/** How the window speaks. */
export interface Voice extends Tongue {
  /** Alters what is said; only for looking at the window with longer texts. */
  readonly alter?: (text: string) => string
}

/*
 * The one language of the one document. It is no part of the store, because words are said outside of views too, and
 * `<html lang>` has to agree with it.
 */
let voice: Voice = tongueOf('system', globalThis.navigator?.languages ?? [])
let fixed: Voice | null = null
const listeners = new Set<() => void>()

export function currentVoice(): Voice {
  return fixed ?? voice
}

/** Speaks what the settings say, from the next drawing on. `preferred`: the computer's languages, most wanted first. */
export function speak(choice: LanguageChoice, preferred: readonly string[]): void {
  become(tongueOf(choice, preferred))
}

/** Speaks like this whatever the settings say; null ends it. For looking at the window, and for tests. */
export function speakOnly(wanted: Voice | null): void {
  fixed = wanted
  become(voice)
}

function become(next: Voice): void {
  const before = currentVoice()
  if (next.language !== voice.language || next.locale !== voice.locale) voice = next
  const { language, locale } = currentVoice()
  document.documentElement.lang = locale === '' ? language : locale
  // All four are written from left to right.
  document.documentElement.dir = 'ltr'
  if (before !== currentVoice() || fixed !== null) for (const listener of listeners) listener()
}

/** What is made once for each locale: formats of Intl are costly to make. */
export function inVoice<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>()
  return () => {
    const { locale } = currentVoice()
    const known = made.get(locale) ?? make(locale)
    made.set(locale, known)
    return known
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** For views that would not be drawn again by themselves when the language changes. */
export function useVoice(): Voice {
  return useSyncExternalStore(subscribe, currentVoice)
}
