import { IntlMessageFormat } from 'intl-messageformat'

/** What a message asks for: the names of its gaps, and of each plural the forms that it has. */
export interface Gaps {
  readonly names: readonly string[]
  readonly forms: readonly (readonly string[])[]
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** The parser's kind of element that is plain text and no gap. */
const literal = 0

/** Throws for a text that is no ICU message. */
export function gapsOf(text: string): Gaps {
  const elements = everyElement(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
  const named = elements.flatMap(element => ('value' in element && element.type !== literal ? [element.value] : []))
  const plurals = elements.flatMap(element => ('pluralType' in element ? [Object.keys(element.options)] : []))
  return { names: [...new Set(named)].sort(), forms: plurals }
}

function everyElement(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap(element =>
    'options' in element
      ? [element, ...Object.values(element.options).flatMap(option => everyElement(option.value))]
      : [element],
  )
}

/** The plural forms that a language has, besides exact numbers such as `=0`. */
export function formsOf(locale: string): readonly string[] {
  return [...new Intl.PluralRules(locale).resolvedOptions().pluralCategories].sort()
}

/** The forms of a plural that its language chooses among. */
export function chosenForms(forms: readonly string[]): readonly string[] {
  return forms.filter(form => !form.startsWith('=')).sort()
}
