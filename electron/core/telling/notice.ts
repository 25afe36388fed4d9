import type { Notice } from '../../contract/notices/notice.ts'
import { say, type Told } from '../../contract/speech/say.ts'
import { spanOf } from '../../contract/speech/span.ts'
import type { Flag, Status } from '../../contract/transactions/transaction.ts'
import { maskLabel } from '../masking/mask-text.ts'
import { createRecent } from '../recent.ts'
import type { DecidedChange } from '../status-change.ts'
import type { TransactionState } from '../transaction-state.ts'
import { lateAfterMs } from '../ussd/fold-ussd.ts'
import { categoryWords } from './category-words.ts'
import { failedModels, newlyFailedModels, partlyFailed } from './failed-models.ts'
import { type Head, heads, newHeads } from './notice-heads.ts'
import { type NoticePart, type NoticeText, noticeText } from './notice-text.ts'
import { statusWord } from './status-word.ts'

/** What a delivery may be news of. */
export type NewsTopic = 'status' | 'flag'

export interface NoticeDraft extends NoticeText, Pick<Notice, 'status'> {
  readonly topic: NewsTopic
  /** Of each subject of a transaction a person is told once, however often it comes about. */
  readonly subject: string
}

/** Milliseconds since 1970. */
export interface Occasion {
  /** What was known before this delivery; null for nothing. */
  readonly before: TransactionState | null
  readonly state: TransactionState
  readonly change: DecidedChange | null
  readonly sourceName: string
  readonly receivedAt: number
  /** Hover was asked and said it: nothing else tells of the models that it names. Events of models tell of themselves. */
  readonly isAnswer?: boolean
}

/**
 * What a person is told about a delivery: the first of these that was not told before. `isTold`: whether the rules let
 * anybody hear of such news; asked only where there is any. The text may stand on a lock screen: status, action, operator
 * and category, but no name, balance, message or number.
 */
export function decideNotices(occasion: Occasion, isTold: (topic: NewsTopic) => boolean): readonly NoticeDraft[] {
  const { change } = occasion
  const flags = flagsOf(occasion)
  const ofFlags = flags.length === 0 || !isTold('flag') ? [] : [flagDraft(occasion, flags)]
  if (change === null || !isTold('status')) return ofFlags
  const drafts = [statusDraft(occasion, change, flags), ...ofFlags]
  // A verdict that was told, taken back, and is the verdict again.
  return isDecided(change.from) && isTold('flag') ? [...drafts, againDraft(occasion, change)] : drafts
}

/** What a delivery would have been told as, whatever the rules say; null when it is news of nothing. */
export function draftNotice(occasion: Occasion): NoticeDraft | null {
  const { change } = occasion
  const flags = flagsOf(occasion)
  if (change !== null) return statusDraft(occasion, change, flags)
  return flags.length === 0 ? null : flagDraft(occasion, flags)
}

function flagsOf(occasion: Occasion): readonly FlagNews[] {
  return [...newFlags(occasion), ...newlyFailedModels(occasion)]
}

function statusDraft(occasion: Occasion, change: DecidedChange, flags: readonly FlagNews[]): NoticeDraft {
  const { state } = occasion
  const word =
    change.to === 'unknown' && state.providerStatus !== null ? `"${state.providerStatus.slice(0, 40)}"` : null
  return {
    subject: word === null ? change.to : `${change.to}:${word.toLowerCase()}`,
    topic: 'status',
    status: change.to,
    ...statusText(occasion, { change, flags, word }),
  }
}

interface StatusNews {
  readonly change: DecidedChange
  readonly flags: readonly FlagNews[]
  /** Hover's own, where it is none that we know. */
  readonly word: string | null
}

/** Storms fail with the same words again and again, and making them took longer than all else that a notice needs. */
function statusText(occasion: Occasion, { change, flags, word }: StatusNews): NoticeText {
  const { state, sourceName, receivedAt } = occasion
  const isAgain = isDecided(change.from)
  const ranMs = lateMsOf({ state, receivedAt })
  const partly = partlyFailed(state, change)
  const partlyHead: Head | null =
    partly && (what => say('notice.partly', '{what} completed, {models}', { what, models: failedModels(partly) }))
  const make = () =>
    text(occasion, partlyHead ?? (isAgain ? newHeads : heads)[change.to], [
      word,
      state.category === null ? null : categoryWords(state.category),
      ...flags.map(({ also }) => also),
    ])
  if (partlyHead !== null || flags.length > 0) return make()
  const { kind, title, category, operator } = state
  const ran = ranMs === null ? null : spanOf(ranMs)
  const madeOf = [change.to, isAgain, word, kind, title, category, operator, sourceName, ran?.count, ran?.unit]
  return recentTexts(JSON.stringify(madeOf), make)
}

const recentTexts = createRecent<NoticeText>(256)

function againDraft(occasion: Occasion, change: DecidedChange): NoticeDraft {
  return {
    subject: `${change.from}>${change.to}`,
    topic: 'flag',
    status: null,
    ...text(occasion, what => say('notice.again', '{what}: Hover changed the verdict again', { what }), [
      after(change),
    ]),
  }
}

export interface FlagNews {
  readonly subject: string
  readonly head: Head
  readonly what: Told
  /** The same beside news of a status; null where that says it by itself. */
  readonly also: Told | null
}

/** What became questionable by this delivery. */
function newFlags({ before, state, change }: Occasion): readonly FlagNews[] {
  const isNew = (flag: Flag) => state.flags.includes(flag) && before?.flags.includes(flag) !== true
  const news: FlagNews[] = []
  if (isNew('AMOUNT_MISMATCH')) {
    const what = say('notice.amount-differs', 'what was confirmed differs from what was asked for')
    const head: Head = of => say('notice.check-amount', '{what}: check the amount', { what: of })
    news.push({ subject: 'AMOUNT_MISMATCH', head, what, also: what })
  }
  if (state.verdicts > 1 && before !== null && before.verdicts < state.verdicts) {
    const what = change === null ? stays(state) : after(change)
    const head: Head = of => say('notice.verdicts', '{what}: Hover sent different verdicts', { what: of })
    const subject = `CHANGED_VERDICT:${state.verdicts}`
    news.push({ subject, head, what, also: null })
  }
  // Nobody was told of a verdict yet that came together with the doubt, and a clock that is ahead explains it.
  if (isNew('REGRESSED') && isDecided(before?.status ?? null) && !state.flags.includes('CLOCK')) {
    const head: Head = of => say('notice.regressed', '{what}: Hover says pending again', { what: of })
    news.push({ subject: 'REGRESSED', head, what: stays(state), also: null })
  }
  return news
}

function stays({ status }: TransactionState): Told {
  return say('notice.stays', 'it stays {status}', { status: statusWord(status) })
}

function after({ from, to }: DecidedChange): Told {
  // It is only said of one verdict after another.
  return say('notice.after', '{to}, after {from}', { to: statusWord(to), from: statusWord(from ?? 'unknown') })
}

function flagDraft(occasion: Occasion, flags: readonly FlagNews[]): NoticeDraft {
  const [first] = flags
  return {
    subject: first?.subject ?? '',
    topic: 'flag',
    status: null,
    ...text(
      occasion,
      first?.head ?? heads.unknown,
      flags.map(({ what }) => what),
    ),
  }
}

function text(occasion: Occasion, head: Head, parts: readonly NoticePart[]): NoticeText {
  const { state, sourceName } = occasion
  const said = [...parts, state.operator, late(occasion), sourceName]
  // Each by itself: a category such as "low balance" must not hide the numbers of what stands behind it.
  const shown = said.map(part => (typeof part === 'string' ? hidden(state, part) : part))
  return noticeText(head(hidden(state, state.title)), shown)
}

function isDecided(status: Status | null): boolean {
  return status !== null && status !== 'pending'
}

/** What ran long ago is never told as if it happened now. */
function late(occasion: Pick<Occasion, 'state' | 'receivedAt'>): Told | null {
  const spanMs = lateMsOf(occasion)
  return spanMs === null ? null : say('notice.ran', 'ran {span} ago', { span: { spanMs } })
}

/** How long ago it ran, in milliseconds; null when that is not long, or was not said. */
function lateMsOf({ state, receivedAt }: Pick<Occasion, 'state' | 'receivedAt'>): number | null {
  const ranAt = state.updatedAt ?? state.startedAt
  return ranAt === null || receivedAt - ranAt <= lateAfterMs ? null : receivedAt - ranAt
}

/** Developers put customers' numbers into names of actions; the numbers of jobs are nobody's secret. */
function hidden(state: TransactionState, text: string): string {
  return state.kind === 'ussd' ? maskLabel(text) : text
}
