import { ListChecks } from 'lucide-react'
import type { NotificationSettings } from '../../../electron/contract/settings/settings.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { Switch } from '../../parts/field.tsx'
import { useElsewhere } from '../../state/elsewhere.ts'
import { useAct, useStore } from '../../state/use-store.ts'
import { noticesWords } from '../../words/notices.ts'
import { settingsWords } from '../../words/settings.ts'
import { NotificationTest } from './notification-test.tsx'
import { Section } from './section.tsx'

const said = settingsWords.notifications
/** What no rule decides, so that it can be switched beside rules of one's own too. */
const ofNoRule = ['awayReport'] as const
const switches = ['failed', 'unknown', 'cancelled', 'stuck', 'unusual', 'succeeded', 'awayReport', 'debugRuns'] as const

interface NotificationsSectionProps {
  readonly notifications: NotificationSettings
  readonly hasOwnRules: boolean
}

export function NotificationsSection({ notifications, hasOwnRules }: NotificationsSectionProps) {
  const { busy, failure, act } = useAct()
  const hints: Readonly<Partial<Record<(typeof switches)[number], string>>> = {
    stuck: said.stuckHint,
    unusual: said.unusualHint,
    awayReport: said.awayHint,
    debugRuns: said.debugHint,
  }
  const isElsewhere = useElsewhere() !== null
  const shown = hasOwnRules ? ofNoRule : switches
  return (
    <Section title={said.title} hint={hasOwnRules ? noticesWords.ownRules : said.hint} part="notifications">
      {shown.map(name => (
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
      {!isElsewhere && <ToRules />}
      {!isElsewhere && <NotificationTest />}
      <FailureText sentence={failure} />
    </Section>
  )
}

/** Leads to the rules, which can be read wherever they hold. */
export function ToRules() {
  const store = useStore()
  return (
    <div className="section-row switch-row">
      <div>
        <p>{noticesWords.open}</p>
        <p className="hint">{noticesWords.openHint}</p>
      </div>
      <button type="button" className="button" onClick={() => store.go({ kind: 'notices' })}>
        <ListChecks aria-hidden="true" /> {noticesWords.openButton}
      </button>
    </div>
  )
}
