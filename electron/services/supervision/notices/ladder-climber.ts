import type { Notice } from '../../../contract/notices/notice.ts'
import type { StepName } from '../../../contract/notices/notice-ledger.ts'
import type { NoticeRules } from '../../../contract/settings/notice-rules.ts'
import { quietUntil } from '../../../core/rules/hold-anew.ts'
import { type Climb, climb } from '../../../core/telling/ladder.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { SendOut } from '../../outgoing/send-out.ts'
import type { Act } from '../../store/journal/entries/act.ts'
import type { ClimbingNotice } from '../../store/queries/notices/climbing-notices.ts'
import type { Store } from '../../store/store.ts'

interface Deps {
  readonly clock: Clock
  readonly rules: () => NoticeRules
  readonly send: SendOut
  /** Puts a notice on the screen again, in its own place. */
  readonly showAgain: (notice: Notice) => void
  readonly append: Store['append']
  readonly log: Log
}

/** Takes the steps of the ladder for notices that nobody acknowledges. */
export interface LadderClimber {
  /** Returns when there is something to do next; null when there never is. Milliseconds since 1970. */
  look(climbing: readonly ClimbingNotice[]): Promise<number | null>
  /** Ends what is under way. */
  stop(): void
}

/** How soon a channel that did not take it is tried again, and at most how late; milliseconds. */
const firstRetryMs = 60_000
const longestRetryMs = 15 * 60_000

interface Attempts {
  readonly times: number
  readonly at: number
}

export function createLadderClimber({ clock, rules, send, showAgain, append, log }: Deps): LadderClimber {
  const stopped = new AbortController()
  /** By notice and channel: of those that did not take it. */
  const failed = new Map<string, Attempts>()
  /** Steps whose act is not projected yet. */
  const taken = new Set<string>()

  async function look(climbing: readonly ClimbingNotice[]): Promise<number | null> {
    const force = rules()
    const times = await Promise.all(climbing.map(one => step(one, force)))
    const known = times.filter(at => at !== null)
    return known.length === 0 ? null : Math.min(...known)
  }

  async function step({ notice, fate, ruleId }: ClimbingNotice, force: NoticeRules): Promise<number | null> {
    const now = clock.now()
    const since = 'shownAt' in fate ? fate.shownAt : 'failedAt' in fate ? fate.failedAt : now
    const quiet = quietUntil(force, { ruleId, urgency: notice.urgency }, now)
    const left = force.ladder.filter(one => one.kind !== 'outgoing' || !taken.has(`${notice.id}/${one.channelId}`))
    const plan = climb(left, { fate, since, now, quietUntil: quiet })
    if (plan.climb === null) return plan.nextAt
    const { steps, retryAt } = await take(notice, plan.climb, force)
    if (steps.length > 0) {
      const act: Act = { kind: 'notice-escalated', noticeId: notice.id, steps: [...steps] }
      await append({ kind: 'act', at: clock.now(), act })
    }
    const next = [plan.nextAt, retryAt].filter(at => at !== null)
    return next.length === 0 ? null : Math.min(...next)
  }

  /** Which steps were taken, and when those that could not be are tried again. */
  async function take(notice: Notice, { steps, show, sound, outgoing }: Climb, force: NoticeRules) {
    const isAlreadyThere = steps.every(name => name === 'banner' || name.startsWith('outgoing:'))
    if (show !== null && !isAlreadyThere)
      showAgain({ ...notice, sound, urgency: show === 'sticky' ? 'critical' : notice.urgency })
    const results = await Promise.all(outgoing.map(channelId => sendTo(channelId, notice, force)))
    const refused = new Set<StepName>()
    let retryAt: number | null = null
    for (const [place, result] of results.entries()) {
      if (result === null) continue
      refused.add(`outgoing:${outgoing[place] ?? ''}`)
      retryAt = Math.min(retryAt ?? result, result)
    }
    return { steps: steps.filter(name => !refused.has(name)), retryAt }
  }

  /** Null: it was taken, or is given up because the channel is gone. Else when to try again. */
  async function sendTo(channelId: string, notice: Notice, force: NoticeRules): Promise<number | null> {
    const key = `${notice.id}/${channelId}`
    const before = failed.get(key)
    if (before !== undefined && before.at > clock.now()) return before.at
    const channel = force.channels.find(({ id }) => id === channelId)
    if (channel === undefined) return null
    const result = await send(channel, { id: `${notice.id}/outgoing:${channelId}`, notice }, stopped.signal)
    if (result === 'sent') {
      failed.delete(key)
      taken.add(key)
      return null
    }
    const times = (before?.times ?? 0) + 1
    const at = clock.now() + Math.min(firstRetryMs * 2 ** (times - 1), longestRetryMs)
    failed.set(key, { times, at })
    log('warn', 'channel-failed', { kind: channel.kind, result, times })
    return at
  }

  return { look, stop: () => stopped.abort() }
}
