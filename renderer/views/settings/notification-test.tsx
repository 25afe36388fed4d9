import { Bell } from 'lucide-react'
import { useState } from 'react'
import type { NoticeTest } from '../../../electron/contract/notices/notice-test.ts'
import { told } from '../../language/told.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { useAct } from '../../state/use-store.ts'
import { settingsWords } from '../../words/settings.ts'

const said = settingsWords.notifications

/** Sends a notification, says what the desktop did with it, and waits for the person to answer it. */
export function NotificationTest() {
  const { busy, failure, act } = useAct()
  const watch = useAct()
  const [found, setFound] = useState<NoticeTest | null>(null)
  const sendTest = async () => {
    setFound(null)
    const sent = await act('notifications.test', undefined)
    if (sent === undefined) return
    setFound(sent)
    if (sent.outcome !== 'taken' && sent.outcome !== 'hidden') return
    const seen = await watch.act('notifications.test-seen', undefined)
    // A newer test has an outcome of its own.
    if (seen) setFound(now => (now === sent ? seen : now))
  }
  return (
    <div className="section-row">
      <div className="buttons">
        <button type="button" className="button" disabled={busy} onClick={() => void sendTest()}>
          <Bell aria-hidden="true" /> {said.test}
        </button>
        <FailureText sentence={failure} />
      </div>
      <div role="status" className="muted">
        {found !== null && <p>{told(found.sentence, found.said)}</p>}
        {found !== null && found.steps.length > 0 && (
          <>
            <p>{said.unseen}</p>
            <ul>
              {found.steps.map(step => (
                <li key={step.sentence}>{told(step.sentence, step.said)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
