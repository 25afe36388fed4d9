import type { LinkState } from '../../../electron/contract/connection.ts'
import { SignIcon } from '../../parts/sign.tsx'
import { hasHistory } from '../../state/fresh.ts'
import { useNow, usePick } from '../../state/use-store.ts'
import { organizationWords } from '../../words/organization.ts'
import { linesOf } from '../connection/connection-words.ts'

/** After the consent page was opened: the state of the organization as it changes. */
export function AwaitCallback({ id }: { readonly id: string }) {
  const connection = usePick(state => state.app?.connection)
  const isUsed = usePick(hasHistory)
  const now = useNow()
  const state = connection?.sources.find(one => one.sourceId === id)?.state
  const line = connection && linesOf(connection, now, isUsed).find(one => one.id === id)
  const isWaiting = state === undefined || state.kind === 'idle' || needsConsent(state)
  return (
    <p className="signed" role="status">
      <SignIcon sign={isWaiting || line === undefined ? 'working' : line.sign} />
      <span>{isWaiting || line === undefined ? organizationWords.byItself.wait : line.text}</span>
    </p>
  )
}

const mendedByConsent: ReadonlySet<string> = new Set(['needs-connecting', 'hover-unauthorized', 'sign-in-unreadable'])

function needsConsent(state: LinkState): boolean {
  return state.kind === 'down' && mendedByConsent.has(state.problem.code)
}
