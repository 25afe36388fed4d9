import type { PracticeCheck } from '../../contract/practice.ts'
import type { Status } from '../../contract/transactions/transaction.ts'
import { statusOf } from '../../core/hover-org/hover-event.ts'
import { fold, readBody } from '../../core/projection.ts'
import type { Revision } from '../../core/transaction-state.ts'
import type { Played } from './played-ledger.ts'
import { practiceIds } from './practice-ids.ts'

interface Deps {
  readonly played: () => readonly Played[]
  /** What Hover would answer about a job now; null: there is none. */
  readonly jobState: (jobId: string) => string | null
  /** What the app shows; null: nothing of it. */
  readonly shownStatus: (transactionId: string) => Promise<Status | null>
}

/** Asked again for each look; what was right and said nothing new stays right. */
const mostAskedAtOnce = 200
const mostNamed = 10

/** Compares what the app shows of each transaction that is over with what arrived of it, whatever went wrong on the way. */
export function createPracticeCheck({ played, jobState, shownStatus }: Deps): () => Promise<PracticeCheck> {
  const right = new WeakSet<Played>()
  return async () => {
    const over = played().filter(({ isOver }) => isOver)
    const heard = over.filter(({ said }) => said.length > 0)
    const open = heard.filter(one => !right.has(one)).slice(-mostAskedAtOnce)
    const wrong: string[] = []
    for (const one of open) {
      const id = idOf(one)
      const shown = await shownStatus(id)
      if (shown !== null && expectedOf(one, jobState).includes(shown)) right.add(one)
      else wrong.push(id)
    }
    return {
      right: heard.filter(one => right.has(one)).length,
      wrong: wrong.slice(0, mostNamed),
      unheard: over.length - heard.length,
    }
  }
}

function idOf({ kind, providerId }: Played): string {
  return kind === 'ussd' ? `${practiceIds.app}/ussd/${providerId}` : `${practiceIds.org}/job/${providerId}`
}

/** A job may also be as Hover answers when it is asked: then the app knows more than what arrived. */
function expectedOf({ kind, providerId, said }: Played, jobState: Deps['jobState']): readonly Status[] {
  if (kind === 'ussd') {
    const revisions = said.flatMap((one, index) => (one.kind === 'ussd' ? revisionOf(one.data, index) : []))
    return revisions.length === 0 ? [] : [fold(revisions).status]
  }
  const words = said.flatMap(one => (one.kind === 'job' ? [one] : [])).sort((a, b) => a.step - b.step)
  const states = [words.at(-1)?.state ?? null, jobState(providerId)]
  return states.flatMap(state => (state === null ? [] : [statusOf('job', state)]))
}

function revisionOf(data: unknown, index: number): readonly Revision[] {
  const reading = readBody('ussd-app', data)
  if (reading.kind === 'odd') return []
  const { snapshot, canonical } = reading
  return [{ seq: index + 1, receivedAt: index, fingerprint: canonical, provenBy: 'current-secret', snapshot }]
}
