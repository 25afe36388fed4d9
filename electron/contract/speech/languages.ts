import { z } from 'zod'

/** What the app speaks. English is what every sentence is written in first, and what is said where another is missing. */
export const languages = ['en', 'fr', 'sw', 'pt'] as const
export type Language = (typeof languages)[number]
export type ForeignLanguage = Exclude<Language, 'en'>

/** `system`: the first of the computer's languages that the app speaks. */
export const languageChoices = ['system', ...languages] as const
export type LanguageChoice = (typeof languageChoices)[number]
export const languageChoiceSchema = z.enum(languageChoices)

/** Each by its own name, so that people find theirs in a window that they cannot read. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  sw: 'Kiswahili',
  pt: 'Português',
}

/** A language and the habits of a region: how times and numbers are written. A BCP 47 tag. */
export interface Tongue {
  readonly language: Language
  readonly locale: string
}

/** Where the computer names no region for the language. The Portuguese is that of Mozambique and Angola, not Brazil's. */
const usualLocales: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr', sw: 'sw', pt: 'pt-PT' }

/**
 * What to speak, by the choice and by the computer's languages, most wanted first (BCP 47). Habits follow the computer
 * where it names a region of the language that is spoken.
 */
export function tongueOf(choice: LanguageChoice, preferred: readonly string[]): Tongue {
  const wanted = choice === 'system' ? preferred.map(baseOf).find(isSpoken) : choice
  const language = wanted ?? 'en'
  const regional = preferred.find(tag => baseOf(tag) === language && tag.length > 2 && isLocale(tag))
  return { language, locale: regional ?? usualLocales[language] }
}

function baseOf(tag: string): string {
  return tag.split(/[-_]/)[0]?.toLowerCase() ?? ''
}

function isSpoken(base: string): base is Language {
  return languages.some(language => language === base)
}

/** Systems also name languages in ways that Intl refuses, such as `en_GB.UTF-8`. */
function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}
