import { FailureText } from '../../parts/failure-text.tsx'
import { Switch } from '../../parts/field.tsx'
import { useAct } from '../../state/use-store.ts'
import { settingsWords } from '../../words/settings.ts'
import { PracticeDay } from './practice-day.tsx'
import { Section } from './section.tsx'

const said = settingsWords.practice

export function PracticeSection({ isOn }: { readonly isOn: boolean }) {
  const { busy, failure, act } = useAct()
  return (
    <Section title={said.title} part="practice">
      <div className="section-row">
        <Switch
          label={said.switch}
          hint={said.hint}
          checked={isOn}
          disabled={busy}
          onChange={on => void act('practice.set', { on })}
        />
        <FailureText sentence={failure} />
      </div>
      {isOn && <PracticeDay />}
    </Section>
  )
}
