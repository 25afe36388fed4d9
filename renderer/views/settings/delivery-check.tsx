import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { SourceConnection } from '../../../electron/contract/connection.ts'
import { hasHistory } from '../../state/fresh.ts'
import { useNow, usePick, useStore } from '../../state/use-store.ts'
import { setupWords } from '../../words/setup.ts'
import { linesOf } from '../connection/connection-words.ts'

const said = setupWords.check

type Seen = Pick<SourceConnection, 'lastDeliveryAt' | 'refused'>

/** Watches for the first delivery: it came, one with another secret came, or nothing has come yet. */
export function DeliveryCheck({ id }: { readonly id: string }) {
  const connection = usePick(state => state.app?.connection)
  const source = connection?.sources.find(one => one.sourceId === id)
  // What there was when the check began; a source that is not up yet begins with nothing.
  const [before] = useState<Seen>(() => source ?? { lastDeliveryAt: null, refused: 0 })
  const hasArrived = source !== undefined && source.lastDeliveryAt !== before.lastDeliveryAt
  const wasRefused = source !== undefined && source.refused > before.refused
  const isFirst = before.lastDeliveryAt === null
  return (
    <>
      <div className="check" role="status" data-found={hasArrived ? 'yes' : wasRefused ? 'refused' : 'no'}>
        {hasArrived && <Arrived isFirst={isFirst} />}
        {!hasArrived && wasRefused && <Refused source={source} />}
        {!hasArrived && !wasRefused && <Waiting isFirst={isFirst} />}
      </div>
      {!hasArrived && <Reasons id={id} />}
    </>
  )
}

function Arrived({ isFirst }: { readonly isFirst: boolean }) {
  return (
    <>
      <CircleCheck aria-hidden="true" />
      <div>
        <strong>{isFirst ? said.arrived : said.arrivedNext}</strong>
        <p className="hint">{said.arrivedHint}</p>
      </div>
    </>
  )
}

function Waiting({ isFirst }: { readonly isFirst: boolean }) {
  return (
    <>
      <CircleDashed className="turning" aria-hidden="true" />
      <div>
        <strong>{isFirst ? said.waiting : said.waitingNext}</strong>
        <p className="hint">{said.waitingHint}</p>
      </div>
    </>
  )
}

function Refused({ source: { sourceId: id, hint } }: { readonly source: SourceConnection }) {
  const store = useStore()
  return (
    <>
      <TriangleAlert aria-hidden="true" />
      <div>
        <strong>{said.refused}</strong>
        {hint !== null && <p>{hint}</p>}
        <p className="hint">{said.refusedHint}</p>
        <button
          type="button"
          className="button small"
          onClick={() => store.show({ kind: 'rotate-secret', id, isChecking: true })}
        >
          {said.enterSecret}
        </button>
      </div>
    </>
  )
}

/** What to do when nothing comes; what the connection itself complains about is said first. */
function Reasons({ id }: { readonly id: string }) {
  const connection = usePick(state => state.app?.connection)
  const isUsed = usePick(hasHistory)
  const now = useNow()
  const lines = connection === undefined ? [] : linesOf(connection, now, isUsed)
  const broken = lines.find(line => line.sign === 'bad' && ['receiver', 'tunnel', 'address', id].includes(line.id))
  return (
    <details className="folded">
      <summary>{said.nothing}</summary>
      <ul className="reasons">
        {broken !== undefined && <li>{said.link(broken.text)}</li>}
        {said.reasons.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  )
}
