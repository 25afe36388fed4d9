import type { NoticeRecord } from '../../../../electron/contract/notices/notice-ledger.ts'
import { holdNow } from '../../../../electron/core/rules/hold-anew.ts'
import { noticeRules } from '../../store/notice-rules-kit.ts'
import type { Shown, World } from './world.ts'

/** What was decided before the rules held, or a moment before it became quiet, may be shown a moment later. */
const slackMs = 60_000

/** What is wrong with what a person saw and what the ledger says; nothing is, when it is empty. */
export function faultsOf(
  { shown, journaled, failed, kills }: World,
  ledger: readonly NoticeRecord[],
): readonly string[] {
  return [
    ...unknown(failed, ledger),
    ...untold(shown, ledger),
    ...twice(journaled, ledger),
    ...loud(shown, kills()),
    ...early(shown),
  ]
}

/** No failure without a row. */
function unknown(failed: World['failed'], ledger: readonly NoticeRecord[]): readonly string[] {
  const known = new Set(ledger.map(({ id }) => id.split('#')[0]))
  return [...failed].filter(id => !known.has(id)).map(id => `${id} failed and has no row`)
}

/** Everything that was due or held is told in the end, and what a storm says stands in a notice that was shown. */
function untold(shown: readonly Shown[], ledger: readonly NoticeRecord[]): readonly string[] {
  const states = new Map(ledger.map(({ id, state }) => [id, state]))
  const waiting = ledger.filter(({ state }) => state === 'due' || state === 'held')
  const hidden = ledger.filter(({ fate }) => {
    if (fate.state !== 'suppressed' || fate.by.kind !== 'storm') return false
    const of = fate.by.incidentId
    return states.get(of) !== 'acknowledged' && !shown.some(({ place }) => place === of)
  })
  return [...waiting, ...hidden].map(({ id, state }) => `${id} is ${state} and nobody was told`)
}

/** Nobody is told again of what was journaled as shown, and of each status of a payment once. */
function twice(journaled: readonly string[], ledger: readonly NoticeRecord[]): readonly string[] {
  const again = journaled.filter((id, place) => journaled.indexOf(id) !== place)
  const causes = ledger
    .filter(({ transactionId, state }) => transactionId !== null && state !== 'suppressed' && state !== 'lapsed')
    .map(
      ({ id, transactionId, status, topic }) =>
        `${topic === 'digest' ? 'status' : topic} ${status} of ${transactionId ?? id}`,
    )
  const doubled = causes.filter((cause, place) => causes.indexOf(cause) !== place)
  return [...again.map(id => `${id} was told twice`), ...doubled.map(cause => `${cause} has two notices that tell`)]
}

/** An incident sounds once; after a kill it may be shown as if it never was. */
function loud(shown: readonly Shown[], kills: number): readonly string[] {
  const places = Map.groupBy(
    shown.filter(({ notice, sounds }) => sounds && notice.incident !== undefined),
    ({ place }) => place,
  )
  return [...places]
    .filter(([, all]) => all.length > 1 + kills)
    .map(([place, all]) => `${place} sounded ${all.length} times`)
}

/** While it is quiet nothing is shown but what may break through, or was decided before. */
function early(shown: readonly Shown[]): readonly string[] {
  return shown.flatMap(({ notice, at, rules, rulesSince }) => {
    const dueAt = Date.parse(notice.dueAt)
    if (dueAt < rulesSince) return []
    const inForce = noticeRules(rules)
    const of = { ruleId: null, urgency: notice.urgency }
    const [now, before] = [holdNow(inForce, of, at), holdNow(inForce, of, at - slackMs)]
    if (now === null || before === null) return []
    // One that grows takes its place again; what it grew by was told as it came.
    return [`${notice.id} (${notice.title}) was shown at ${new Date(at).toISOString()}, which is quiet: ${now.reason}`]
  })
}
