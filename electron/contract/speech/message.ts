import { IntlMessageFormat } from 'intl-messageformat'

const mark = Symbol('message')

/** A text with gaps, in ICU MessageFormat: `{count, plural, one {# delivery} other {# deliveries}} refused`. */
export interface Message<Text extends string = string, Names extends readonly string[] = readonly string[]> {
  readonly [mark]: true
  readonly text: Text
  /** The gaps, in the order in which the function that is made of the message takes their values. */
  readonly names: Names
}

/** What fills a gap: a plural needs a number to choose its form by. */
type ValueOf<Text extends string, Name> = Name extends string
  ? Text extends `${string}{${Name}, plural,${string}`
    ? number
    : string | number
  : never
export type ValuesOf<Text extends string, Names extends readonly string[]> = {
  readonly [Index in keyof Names]: ValueOf<Text, Names[Index]>
}

/** An entry of a catalogue that has gaps. */
export function message<const Text extends string, const Names extends readonly [string, ...string[]]>(
  text: Text,
  ...names: Names
): Message<Text, Names> {
  return { [mark]: true, text, names }
}

export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && mark in value
}

const formats = new Map<string, IntlMessageFormat>()

/** Fills the gaps of a text; its plurals and numbers are those of the locale. Throws for a text that is no ICU message. */
export function fill(text: string, locale: string, values: Readonly<Record<string, string | number>>): string {
  const key = `${locale} ${text}`
  const known = formats.get(key)
  // Without tags: a `<` is a `<`.
  const format = known ?? new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  if (known === undefined) formats.set(key, format)
  return String(format.format(values))
}
