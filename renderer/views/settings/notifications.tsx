import type { NotificationSettings } from '../../../electron/contract/settings.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { Switch } from '../../parts/field.tsx'
import { useAct } from '../../state/use-store.ts'
import { settingsWords } from '../../words-settings.ts'
import { NotificationTest } from './notification-test.tsx'
import { Section } from './section.tsx'

const said = settingsWords.notifications
const switches = ['failed', 'unknown', 'cancelled', 'stuck', 'unusual', 'succeeded', 'awayReport', 'debugRuns'] as const

export function NotificationsSection({ notifications }: { readonly notifications: NotificationSettings }) {
  const { busy, failure, act } = useAct()
  const hints: Readonly<Partial<Record<(typeof switches)[number], string>>> = {
    stuck: said.stuckHint,
    unusual: said.unusualHint,
    awayReport: said.awayHint,
    debugRuns: said.debugHint,
  }
  return (
    <Section title={said.title} hint={said.hint} part="notifications">
      {switches.map(name => (
        <div key={name} className="section-row">
          <Switch
            label={said[name]}
            hint={hints[name]}
            checked={notifications[name]}
            disabled={busy}
            onChange={checked => void act('notifications.set', { ...notifications, [name]: checked })}
          />
        </div>
      ))}
      <NotificationTest />
      <FailureText sentence={failure} />
    </Section>
  )
}
