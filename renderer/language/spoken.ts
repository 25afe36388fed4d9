import type { Spoken, Translation } from '../../electron/contract/speech/catalogue.ts'
import type { ForeignLanguage } from '../../electron/contract/speech/languages.ts'
import { fill, isMessage, type Message } from '../../electron/contract/speech/message.ts'
import { currentVoice } from './voice.ts'

type Foreign = Readonly<Record<ForeignLanguage, unknown>>

/**
 * The words of a catalogue in the language that is spoken when they are read. A catalogue is an object of texts,
 * messages with gaps and further such objects; what a translation lacks is said in English.
 */
export function spoken<const T extends object>(
  english: T,
  translations: Readonly<Record<ForeignLanguage, Translation<NoInfer<T>>>>,
): Spoken<T> {
  // The tree has the shape of the catalogue by construction, which TypeScript cannot follow.
  return treeOf(english, translations) as Spoken<T>
}

function treeOf(english: object, foreign: Foreign): object {
  const tree: object = Array.isArray(english) ? [] : {}
  for (const [key, value] of Object.entries(english)) {
    const translated = { fr: childOf(foreign.fr, key), sw: childOf(foreign.sw, key), pt: childOf(foreign.pt, key) }
    Object.defineProperty(tree, key, { enumerable: true, configurable: true, ...entryOf(value, translated) })
  }
  return tree
}

function childOf(node: unknown, key: string): unknown {
  return typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined
}

function entryOf(value: unknown, foreign: Foreign): PropertyDescriptor {
  if (typeof value === 'string') return { get: () => textOf(value, foreign) }
  if (isMessage(value)) return { value: sayingOf(value, foreign) }
  if (typeof value === 'function') return { get: () => functionOf(value, foreign) }
  return { value: typeof value === 'object' && value !== null ? treeOf(value, foreign) : value }
}

function textOf(english: string, foreign: Foreign): string {
  const { language, alter } = currentVoice()
  const translated = language === 'en' ? undefined : foreign[language]
  const text = typeof translated === 'string' ? translated : english
  return alter === undefined ? text : alter(text)
}

function sayingOf({ text, names }: Message, foreign: Foreign) {
  return (...values: readonly (string | number)[]): string => {
    const { language, locale, alter } = currentVoice()
    const translated = language === 'en' ? undefined : foreign[language]
    const isTranslated = typeof translated === 'string'
    const filled = fill(
      isTranslated ? translated : text,
      // The plural has to be chosen by the rules of the language in which its forms are written.
      isTranslated || language === 'en' ? locale : 'en',
      Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
    )
    return alter === undefined ? filled : alter(filled)
  }
}

function functionOf(english: unknown, foreign: Foreign): unknown {
  const { language } = currentVoice()
  const translated = language === 'en' ? undefined : foreign[language]
  return typeof translated === 'function' ? translated : english
}
