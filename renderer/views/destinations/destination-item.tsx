import { RotateCw } from 'lucide-react'
import type { DestinationStatus } from '../../../electron/contract/bridge/destination-questions.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { type Sign, SignIcon } from '../../parts/sign.tsx'
import { When } from '../../parts/time.tsx'
import { useAct, useStore } from '../../state/use-store.ts'
import { comingTime, count, duration } from '../../when.ts'
import { destinationWords } from '../../words/destinations.ts'
import { troubleText } from './trouble-words.ts'

const said = destinationWords

interface DestinationItemProps {
  readonly destination: DestinationStatus
  readonly now: Date
  readonly onReleased: () => void
}

/** One destination: how far it is behind, why, and what was given up. */
export function DestinationItem({ destination, now, onReleased }: DestinationItemProps) {
  const { id, name, origin, trouble, retryAt, dead, takenAt } = destination
  return (
    <li className="section-row destination">
      <SignIcon sign={signOf(destination)} />
      <div className="grow">
        <p>
          <strong>{name}</strong> <span className="muted">{origin ?? said.noAddress}</span>
        </p>
        <p>{lagText(destination, now)}</p>
        {trouble !== null && (
          <p className="destination-trouble">
            {troubleText(trouble, id)} {retryAt !== null && said.retry(comingTime(retryAt, now))}
          </p>
        )}
        {dead > 0 && <GivenUp destination={destination} onReleased={onReleased} />}
        <p className="hint">
          {takenAt === null ? (
            said.neverTaken
          ) : (
            <>
              {said.taken} <When iso={takenAt} now={now} />
            </>
          )}
        </p>
      </div>
    </li>
  )
}

function GivenUp({ destination, onReleased }: Omit<DestinationItemProps, 'now'>) {
  const { id, name, dead, deadReason } = destination
  const store = useStore()
  const { busy, failure, act } = useAct()
  const release = async () => {
    if ((await act('destinations.release', { id })) === undefined) return
    store.say(said.releasing)
    onReleased()
  }
  return (
    <div className="destination-dead">
      <p className="grow">
        {said.given(dead, count(dead))}. {deadReason !== null && troubleText(deadReason, id)}
      </p>
      <button
        type="button"
        className="button small"
        disabled={busy}
        aria-label={said.againNamed(name)}
        onClick={() => void release()}
      >
        <RotateCw aria-hidden="true" /> {said.again}
      </button>
      <FailureText sentence={failure} />
    </div>
  )
}

function lagText({ waiting, oldestAt }: DestinationStatus, now: Date): string {
  if (waiting === 0 || oldestAt === null) return said.upToDate
  return said.waiting(waiting, count(waiting), duration(Math.max(0, now.getTime() - Date.parse(oldestAt))))
}

function signOf({ trouble, dead, waiting }: DestinationStatus): Sign {
  if (trouble !== null || dead > 0) return 'bad'
  return waiting > 0 ? 'working' : 'good'
}
