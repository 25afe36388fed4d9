import type { NotificationSettings } from '../contract/settings.ts'
import type { Status } from '../contract/transaction.ts'
import { lateAfterMs } from './fold-ussd.ts'
import { maskText } from './mask.ts'
import type { DecidedChange } from './status-change.ts'
import type { TransactionState } from './transaction-state.ts'

export interface NoticeText {
  readonly title: string
  readonly body: string
}

/** Milliseconds since 1970. */
interface Occasion {
  readonly state: TransactionState
  readonly change: DecidedChange
  readonly sourceName: string
  readonly receivedAt: number
}

const verbs: Readonly<Record<Status, string>> = {
  pending: 'is under way again',
  succeeded: 'succeeded',
  failed: 'failed',
  cancelled: 'was cancelled',
  unknown: 'has an unknown status',
}

/**
 * What a person is told about a status change; null when the rules say nothing. The text may stand on a lock screen:
 * status, action, operator and category, but no name, balance, message or long number.
 */
export function decideNotice(occasion: Occasion, rules: NotificationSettings): NoticeText | null {
  const { state, change } = occasion
  if (!isWanted(occasion, rules)) return null
  const wasDecided = change.from !== null && change.from !== 'pending'
  const verb = wasDecided ? `now ${verbs[change.to]}` : verbs[change.to]
  const word =
    change.to === 'unknown' && state.providerStatus !== null ? `"${state.providerStatus.slice(0, 40)}"` : null
  const parts = [word, category(state.category), state.operator, late(occasion), occasion.sourceName]
  return {
    title: clean(`${hidden(state, state.title)} ${verb}`, 120),
    body: clean(hidden(state, parts.filter(part => part !== null).join(' · ')), 240),
  }
}

function isWanted({ state, change }: Occasion, rules: NotificationSettings): boolean {
  const isRehearsal = state.environment === 'debug' || state.environment === 'test'
  if (isRehearsal && !rules.debugRuns) return false
  if (change.to === 'pending') return false
  // A verdict that was told and is now another must be told too, whatever the new one is.
  const wasTold = change.from !== null && change.from !== 'pending' && rules[change.from]
  return wasTold || rules[change.to]
}

/** Hover's categories are free text of the developer: hyphens to spaces and a capital, as Hover's own app shows them. */
function category(raw: string | null): string | null {
  if (raw === null) return null
  const words = raw.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What ran long ago is never told as if it happened now. */
function late({ state, receivedAt }: Occasion): string | null {
  const ranAt = state.updatedAt ?? state.startedAt
  if (ranAt === null || receivedAt - ranAt <= lateAfterMs) return null
  const hours = Math.floor((receivedAt - ranAt) / 3_600_000)
  if (hours < 48) return `ran ${hours} ${hours === 1 ? 'hour' : 'hours'} ago`
  return `ran ${Math.floor(hours / 24)} days ago`
}

/** Developers put customers' numbers into names of actions; the numbers of jobs are nobody's secret. */
function hidden(state: TransactionState, text: string): string {
  return state.kind === 'ussd' ? maskText(text) : text
}

/** One line, without control and direction characters. */
function clean(text: string, maxLength: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`
}
