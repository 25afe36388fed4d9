import type { EngineLink } from '../../../contract/settings/engine.ts'
import { engineAwayNotice } from '../../../core/telling/app-notices.ts'
import { placeKey } from '../../../core/telling/desktop-notice.ts'
import type { Clock } from '../../clock.ts'
import type { ShowNotice } from '../../telling/notice-desk.ts'
import type { CloseNotice } from '../../telling/on-the-screen.ts'

/** A restart and a short cut are nothing to wake anybody for, in milliseconds. */
const patienceMs = 5 * 60_000
/** How soon it is looked again while everything is snoozed. */
const snoozedMs = 60_000

interface Deps {
  readonly clock: Clock
  readonly show: ShowNotice
  readonly close: CloseNotice
  readonly isSnoozed: () => boolean
}

/** Tells a person once that nothing is heard of the engine elsewhere, and takes that back when it is. */
export interface AwayTeller {
  note(link: EngineLink): void
  stop(): void
}

export function createAwayTeller({ clock, show, close, isSnoozed }: Deps): AwayTeller {
  let present: EngineLink = { kind: 'connecting' }
  let awaySince: number | null = null
  let shownAs: string | null = null
  let cancel: (() => void) | null = null

  function tell(): void {
    cancel = null
    if (present.kind !== 'away' || awaySince === null) return
    if (isSnoozed()) {
      cancel = clock.after(snoozedMs, tell)
      return
    }
    const [now, awayMs] = [clock.now(), clock.now() - awaySince]
    const notice = engineAwayNotice(present.problem.code, { now, awayMs })
    shownAs = placeKey(notice)
    // Where nothing shows it, the window and the tray say it all the same.
    void show(notice).catch(() => null)
  }

  function rest(): void {
    cancel?.()
    cancel = null
  }

  return {
    note(link) {
      present = link
      if (link.kind === 'away') {
        awaySince ??= clock.now()
        if (shownAs === null) cancel ??= clock.after(patienceMs, tell)
        return
      }
      rest()
      awaySince = null
      if (shownAs !== null) close(shownAs)
      shownAs = null
    },
    stop: rest,
  }
}
