import { french } from './french/all.ts'
import type { ForeignLanguage, Tongue } from './languages.ts'
import { fill } from './message.ts'
import { portuguese } from './portuguese/all.ts'
import type { Said, SaidValue, Speech } from './said.ts'
import type { SaidCode, Sentences } from './sentences.ts'
import { spanIn, spanOf } from './span.ts'
import { swahili } from './swahili/all.ts'

/** The English that is written in the program, and the same in no language. */
export interface Told {
  readonly sentence: string
  readonly said: Speech
}

type Filling =
  | string
  | number
  | { readonly spanMs: number }
  | Told
  | { readonly anyOf: readonly Told[] }
  | { readonly list: readonly Told[] }

const foreign: Readonly<Record<ForeignLanguage, Sentences>> = { fr: french, sw: swahili, pt: portuguese }

/** A sentence in English and in no language. `english` is an ICU message whose gaps `fillings` fills. */
export function say(code: SaidCode, english: string, fillings: Readonly<Record<string, Filling>> = {}): Told {
  const entries = Object.entries(fillings)
  if (entries.length === 0) return { sentence: english, said: [{ code }] }
  const texts = entries.map(([name, filling]) => [name, englishOf(filling)] as const)
  const values = entries.map(([name, filling]) => [name, saidOf(filling)] as const)
  return {
    sentence: fill(english, 'en-GB', Object.fromEntries(texts)),
    said: [{ code, values: Object.fromEntries(values) }],
  }
}

/** Sentences one after the other. */
export function together(...told: readonly Told[]): Told {
  return { sentence: told.map(({ sentence }) => sentence).join(' '), said: told.flatMap(({ said }) => said) }
}

/** A sentence as it is said in a language; the English one where a part of it has no translation. */
export function inTongue(
  { sentence, said }: { readonly sentence: string; readonly said?: Speech | undefined },
  tongue: Tongue,
): string {
  if (tongue.language === 'en' || said === undefined) return sentence
  return speechIn(said, tongue)?.join(' ') ?? sentence
}

/** Each sentence in a language; null where one has no translation. */
export function speechIn(speech: Speech, tongue: Tongue): readonly string[] | null {
  const texts = speech.map(part => (typeof part === 'string' ? part : saidIn(part, tongue)))
  const known = texts.filter(text => text !== null)
  return known.length === texts.length ? known : null
}

function saidIn({ code, values = {} }: Said, tongue: Tongue): string | null {
  if (tongue.language === 'en') return null
  const text: string | undefined = Object.hasOwn(foreign[tongue.language], code)
    ? Reflect.get(foreign[tongue.language], code)
    : undefined
  const filled = Object.entries(values).map(([name, value]) => [name, textIn(value, tongue)] as const)
  if (text === undefined || filled.some(([, value]) => value === null)) return null
  try {
    return fill(text, tongue.locale, Object.fromEntries(filled.map(([name, value]) => [name, value ?? ''])))
  } catch {
    // What an earlier version of the app wrote down may lack a value.
    return null
  }
}

function textIn(value: SaidValue, tongue: Tongue): string | number | null {
  if (typeof value !== 'object') return value
  if ('span' in value) return spanIn(value.span, tongue.locale)
  if ('said' in value) return speechIn(value.said, tongue)?.join(' ') ?? null
  const isChoice = 'anyOf' in value
  const parts = (isChoice ? value.anyOf : value.list).map(one => speechIn(one, tongue)?.join(' ') ?? null)
  const known = parts.filter(one => one !== null)
  return known.length === parts.length ? listIn(known, isChoice, tongue.locale) : null
}

function englishOf(filling: Filling): string | number {
  if (typeof filling !== 'object') return filling
  if ('spanMs' in filling) return spanIn(spanOf(filling.spanMs), 'en-GB')
  if ('sentence' in filling) return filling.sentence
  const isChoice = 'anyOf' in filling
  const parts = (isChoice ? filling.anyOf : filling.list).map(({ sentence }) => sentence)
  return listIn(parts, isChoice, 'en-GB')
}

function saidOf(filling: Filling): SaidValue {
  if (typeof filling !== 'object') return filling
  if ('spanMs' in filling) return { span: spanOf(filling.spanMs) }
  if ('sentence' in filling) return { said: filling.said }
  return 'anyOf' in filling
    ? { anyOf: filling.anyOf.map(({ said }) => said) }
    : { list: filling.list.map(({ said }) => said) }
}

/** `failed, cancelled or succeeded` for a choice, else `3 failed, 1 cancelled`. */
function listIn(parts: readonly string[], isChoice: boolean, locale: string): string {
  const style = isChoice ? ({ type: 'disjunction' } as const) : ({ type: 'unit', style: 'short' } as const)
  return new Intl.ListFormat(locale, style).format(parts)
}
