import type { Notice } from '../../../../contract/notices/notice.ts'
import type { Database } from '../../database.ts'
import type { Act } from '../../journal/entries/act.ts'
import type { JournalReading } from '../../journal/file/journal-reading.ts'
import { createCursor } from '../../projection/place.ts'
import { type CountedNotice, countedNotices, storedNotice } from '../../projection/telling/notice-row.ts'

/** What the engine told people, or learnt that they need not be told any more. Positions are those of the journal. */
export type Telling = { readonly position: number } & (
  | { readonly kind: 'told'; readonly notice: Notice }
  /** The notice of a storm stands for more than when it was told. */
  | { readonly kind: 'grown'; readonly notice: Notice }
  /** Nobody had acknowledged it: it is to be seen once more. */
  | { readonly kind: 'again'; readonly notice: Notice }
  | { readonly kind: 'acknowledged'; readonly noticeIds: readonly string[] }
)

export interface Tellings {
  readonly tellings: readonly Telling[]
  /** Ask on from here. */
  readonly through: number
  readonly hasMore: boolean
}

/** How many acts are looked at for one answer. */
const mostActs = 200

const tellingActs = [
  'notice-shown',
  'notice-failed',
  'notice-grown',
  'notice-escalated',
  'notice-acknowledged',
  'resolved',
] as const satisfies readonly Act['kind'][]

/**
 * What was told after a position, oldest first and each notice as it is now; null: only where the end is. What somebody
 * has acknowledged since is left out: it is over.
 */
export function createTellingsQuery(state: Database, journal: JournalReading): (after: number | null) => Tellings {
  const projectedTo = createCursor(state)
  const byId = state.prepare<[string], CountedNotice>(`${countedNotices} WHERE n.id = ?`)
  const ofIncident = state
    .prepare<[string, string], string>(
      `SELECT id FROM notices WHERE (id = ? OR incident = ?) AND state = 'acknowledged'`,
    )
    .pluck()
  const ofTransaction = state
    .prepare<[string], string>(`SELECT id FROM notices WHERE transaction_id = ? AND state = 'acknowledged'`)
    .pluck()

  const find = (id: string): Notice | null => {
    const row = byId.get(id)
    if (row === undefined || row.state === 'acknowledged' || row.state === 'lapsed') return null
    if (row.failures === null || row.failures === 1) return storedNotice(row)
    // It stands for many: none of them is the one to open.
    return storedNotice({ ...row, transaction_id: null })
  }

  const tellingOf = (act: Act, position: number): Telling | null => {
    switch (act.kind) {
      case 'notice-shown':
      case 'notice-failed':
      case 'notice-grown': {
        const notice = find(act.noticeId)
        return notice && { kind: act.kind === 'notice-grown' ? 'grown' : 'told', position, notice }
      }
      case 'notice-escalated': {
        const notice = find(act.noticeId)
        const isSticky = act.steps.includes('sticky')
        if (notice === null || !(isSticky || act.steps.includes('sound'))) return null
        const urgency = isSticky ? 'critical' : notice.urgency
        return { kind: 'again', position, notice: { ...notice, urgency, sound: act.steps.includes('sound') } }
      }
      case 'notice-acknowledged':
        return acknowledged(position, ofIncident.all(act.noticeId, act.noticeId))
      case 'resolved':
        return acknowledged(position, ofTransaction.all(act.transactionId))
      default:
        return null
    }
  }

  return after => {
    const end = projectedTo()
    // Nobody was ever told of a later position: it is one of another journal.
    if (after === null || after > Math.max(end, journal.head())) return { tellings: [], through: end, hasMore: false }
    const acts = journal.actsAfter(after, { kinds: tellingActs, through: end, limit: mostActs })
    const isWhole = acts.length < mostActs
    const through = isWhole ? Math.max(after, end) : (acts.at(-1)?.seq ?? after)
    const tellings = acts.flatMap(({ seq, act }) => (act === null ? [] : (tellingOf(act, seq) ?? [])))
    return { tellings, through, hasMore: !isWhole }
  }
}

function acknowledged(position: number, noticeIds: readonly string[]): Telling | null {
  return noticeIds.length === 0 ? null : { kind: 'acknowledged', position, noticeIds }
}
