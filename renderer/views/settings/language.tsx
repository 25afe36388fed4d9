import { useId } from 'react'
import {
  type LanguageChoice,
  languageChoiceSchema,
  languageNames,
  languages,
} from '../../../electron/contract/speech/languages.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { useAct } from '../../state/use-store.ts'
import { settingsWords } from '../../words/settings.ts'
import { Section } from './section.tsx'

const said = settingsWords.language

/** What the app speaks. It changes at once, and each language stands under its own name. */
export function LanguageSection({ language }: { readonly language: LanguageChoice }) {
  const { failure, act } = useAct()
  const id = useId()
  const choose = (value: string) => {
    const choice = languageChoiceSchema.safeParse(value)
    if (choice.success) void act('language.set', choice.data)
  }
  return (
    <Section title={said.title} hint={said.hint}>
      <div className="section-row">
        <div className="field">
          <label htmlFor={id}>{said.label}</label>
          <select id={id} value={language} onChange={event => choose(event.currentTarget.value)}>
            <option value="system">{said.system}</option>
            {languages.map(one => (
              <option key={one} value={one} lang={one}>
                {languageNames[one]}
              </option>
            ))}
          </select>
        </div>
        <FailureText sentence={failure} />
      </div>
    </Section>
  )
}
