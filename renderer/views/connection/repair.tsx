import { Bell, Link2, type LucideIcon, RotateCw, Settings } from 'lucide-react'
import { useState } from 'react'
import { type Repair, type RepairAction, settingsOfRepair } from '../../../electron/contract/health.ts'
import { told } from '../../language/told.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { settingsTarget } from '../../state/settings-target.ts'
import { useAct, useNow, usePick, useStore } from '../../state/use-store.ts'
import { comingTime } from '../../when.ts'
import { healthWords } from '../../words/health.ts'

const icons: Readonly<Record<RepairAction, LucideIcon>> = {
  retry: RotateCw,
  'connect-source': Link2,
  'source-settings': Settings,
  'tunnel-settings': Settings,
  'notification-settings': Settings,
  'engine-settings': Settings,
  'test-notification': Bell,
}

/** What mends a broken link: a button, or the words that say who does it. */
export function RepairView({ repair }: { readonly repair: Repair }) {
  switch (repair.kind) {
    case 'wait':
      return <Waiting retryAt={repair.retryAt} />
    case 'act':
      return <RepairButton action={repair.action} sourceId={repair.sourceId} />
    case 'outside':
      return <p className="hint">{healthWords.outside}</p>
  }
}

function Waiting({ retryAt }: { readonly retryAt: string | null }) {
  const now = useNow()
  const next = retryAt === null ? '' : healthWords.nextTry(comingTime(retryAt, now))
  return (
    <>
      <p className="hint">{`${healthWords.waiting} ${next}`.trim()}</p>
      {retryAt !== null && <RepairButton action="retry" sourceId={null} />}
    </>
  )
}

interface RepairButtonProps {
  readonly action: RepairAction
  readonly sourceId: string | null
}

function RepairButton({ action, sourceId }: RepairButtonProps) {
  const source = usePick(state => state.app?.settings.sources.find(one => one.id === sourceId))
  const { busy, failure, said, mend } = useMending()
  const Icon = icons[action]
  return (
    <>
      <button type="button" className="button small" disabled={busy} onClick={() => void mend(action, sourceId)}>
        <Icon aria-hidden="true" /> {healthWords.repair[action]}
        {source !== undefined && <span className="only-for-readers"> ({source.name})</span>}
      </button>
      {action === 'test-notification' && (
        <span role="status" className="hint">
          {said}
        </span>
      )}
      <FailureText sentence={failure} />
    </>
  )
}

/** Does what a repair asks for; `said` is what came of a test. */
function useMending() {
  const store = useStore()
  const { busy, failure, act } = useAct()
  const [said, setSaid] = useState('')
  const mend = async (action: RepairAction, sourceId: string | null): Promise<void> => {
    const section = settingsOfRepair[action]
    if (section !== null) {
      const { place, dialog } = settingsTarget({ section, sourceId }, store.get().app?.settings.sources ?? [])
      store.go(place)
      store.show(dialog)
      return
    }
    switch (action) {
      case 'retry':
        await act('connection.retry', undefined)
        return
      case 'test-notification': {
        setSaid('')
        const sent = await act('notifications.test', undefined)
        if (sent !== undefined) setSaid(told(sent.sentence, sent.said))
      }
    }
  }
  return { busy, failure, said, mend }
}
