import { Bell } from 'lucide-react'
import { useState } from 'react'
import type { NotificationSettings } from '../../../electron/contract/settings.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { Switch } from '../../parts/field.tsx'
import { useAct } from '../../state/use-store.ts'
import { settingsWords } from '../../words-settings.ts'
import { Section } from './section.tsx'

const said = settingsWords.notifications
const switches = ['failed', 'unknown', 'cancelled', 'stuck', 'succeeded', 'debugRuns'] as const

export function NotificationsSection({ notifications }: { readonly notifications: NotificationSettings }) {
  const { busy, failure, act } = useAct()
  const test = useAct()
  const hints: Readonly<Partial<Record<(typeof switches)[number], string>>> = {
    stuck: said.stuckHint,
    debugRuns: said.debugHint,
  }
  const [shown, setShown] = useState<boolean | null>(null)
  const sendTest = async () => {
    setShown(null)
    const sent = await test.act('notifications.test', undefined)
    if (sent !== undefined) setShown(sent.shown)
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
      <div className="section-row buttons">
        <button type="button" className="button" disabled={test.busy} onClick={() => void sendTest()}>
          <Bell aria-hidden="true" /> {said.test}
        </button>
        <span role="status" className="muted">
          {shown !== null && (shown ? said.shown : said.notShown)}
        </span>
        <FailureText sentence={failure ?? test.failure} />
      </div>
    </Section>
  )
}
