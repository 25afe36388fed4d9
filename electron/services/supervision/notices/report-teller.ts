import type { NoticeRules } from '../../../contract/settings/notice-rules.ts'
import { holdNow } from '../../../core/rules/hold-anew.ts'
import { reportNotice } from '../../../core/telling/report-notice.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Store } from '../../store/store.ts'
import type { ShowNotice } from '../../telling/notice-desk.ts'
import { readSeen, reportSince, writeSeen } from '../../telling/seen-mark.ts'

/** How often it looks whether it is still quiet, in milliseconds. */
const lookEveryMs = 60_000
/** Nobody is away for less. */
const leastAwayMs = 3_600_000

interface Deps {
  readonly clock: Clock
  readonly isOn: () => boolean
  readonly rules: () => NoticeRules
  readonly zone: () => string
  readonly store: Pick<Store, 'shift'>
  readonly show: ShowNotice
  /** When somebody last looked at a report, and when they were last told of one. */
  readonly seenFile: string
  readonly toldFile: string
  readonly log: Log
}

/** Tells once what happened while somebody was away: when the quiet hours end, or when they come back. */
export interface ReportTeller {
  /** Somebody is at this computer again. */
  cameBack(): void
  stop(): Promise<void>
}

export function createReportTeller({ clock, isOn, rules, zone, store, show, log, ...files }: Deps): ReportTeller {
  const isQuiet = () => holdNow(rules(), { ruleId: null, urgency: 'quiet' }, clock.now()) !== null
  let wasQuiet = isQuiet()
  let isStopped = false
  let cancel = () => {}
  let telling: Promise<void> = Promise.resolve()

  async function tell(): Promise<void> {
    const now = clock.now()
    if (isStopped || !isOn() || isQuiet()) return
    const told = readSeen(files.toldFile)
    const since = reportSince(null, Math.max(readSeen(files.seenFile) ?? 0, told ?? 0) || null, now)
    if (now - since < leastAwayMs) return
    const notice = reportNotice(await store.shift({ since, until: now, zone: zone() }), now)
    // What was quiet for so long is said at the next occasion, together with what comes until then.
    if (notice === null || isStopped) return
    if ((await show(notice)) === 'shown') writeSeen(files.toldFile, now)
  }

  function begin(): void {
    telling = telling.then(tell).catch(() => log('warn', 'report-not-told'))
  }

  function look(): void {
    cancel = clock.after(lookEveryMs, look)
    const isQuietNow = isQuiet()
    if (wasQuiet && !isQuietNow) begin()
    wasQuiet = isQuietNow
  }

  cancel = clock.after(lookEveryMs, look)
  return {
    cameBack: begin,
    async stop() {
      isStopped = true
      cancel()
      await telling
    },
  }
}
