import type { NotificationSettings } from '../../../electron/contract/settings/settings.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { Switch } from '../../parts/field.tsx'
import { useAct, usePick } from '../../state/use-store.ts'
import { noticesWords } from '../../words/notices.ts'
import { settingsWords } from '../../words/settings.ts'
import { Section } from '../settings/section.tsx'
import { type KnownRules, useSetRules } from './use-rules.ts'

const said = noticesWords.beside
const called = settingsWords.notifications

/** What people are told of beside single transactions: what is not as usual, and what happened while they were away. */
export function BesideSection({ inForce }: Pick<KnownRules, 'inForce'>) {
  const notifications = usePick(state => state.app?.settings.notifications)
  const { busy, failure, act } = useAct()
  const { busy: isSetting, failure: notSet, setList } = useSetRules()
  if (notifications === undefined) return null
  const set = (change: Partial<NotificationSettings>) => void act('notifications.set', { ...notifications, ...change })
  // Among rules of one's own it is one of them, and they need not have it.
  const { rules } = inForce.rules
  const rule = rules.find(({ id }) => id === 'unusual')
  const setUnusual = (isOn: boolean) =>
    inForce.isOwn ? void setList(rules.map(one => (one === rule ? { ...one, isOn } : one))) : set({ unusual: isOn })
  return (
    <Section title={said.title} hint={said.hint}>
      <div className="section-row">
        <Switch
          label={called.unusual}
          hint={rule === undefined ? said.ownRule : called.unusualHint}
          checked={rule?.isOn === true}
          disabled={busy || isSetting || rule === undefined}
          onChange={setUnusual}
        />
      </div>
      <div className="section-row">
        <Switch
          label={called.awayReport}
          hint={called.awayHint}
          checked={notifications.awayReport}
          disabled={busy}
          onChange={awayReport => set({ awayReport })}
        />
      </div>
      <FailureText sentence={failure ?? notSet} />
    </Section>
  )
}
