import type { Notice } from '../../../../contract/notices/notice.ts'
import { endsAt, type Incident, isSetBack } from '../../../../core/storm/incident.ts'
import type { Database } from '../../database.ts'
import { type ClimbingNotice, createClimbingQuery } from './climbing-notices.ts'
import { createGrownNoticesQuery } from './grown-notices.ts'
import { createHeldNoticesQuery, type HeldNotices } from './held-notices.ts'

/** What the time asks for, beside notices that are due. Times in milliseconds since 1970. */
export interface ToTell {
  /** Notices of storms that were shown, and say more by now. */
  readonly grown: readonly Notice[]
  readonly held: HeldNotices
  /** Notices that nobody has acknowledged and that climb the ladder. */
  readonly climbing: readonly ClimbingNotice[]
  /** The last moment of the storm that ends first if nothing more happens; null when none is open. */
  readonly stormEndsAt: number | null
}

const openIncidentsSql = 'SELECT incident FROM incidents WHERE closed_at IS NULL'

export function createToTellQuery(state: Database): (now: number) => ToTell {
  const open = state.prepare<[], string>(openIncidentsSql).pluck()
  const grown = createGrownNoticesQuery(state)
  const held = createHeldNoticesQuery(state)
  const climbing = createClimbingQuery(state)
  return now => {
    // Written by the projector from core's own values.
    const incidents = open.all().map(text => JSON.parse(text) as Incident)
    // What a clock ahead of the time left open is over already.
    const ends = incidents.map(one => (isSetBack(one.lastAt, now) ? now - 1 : endsAt(one)))
    return {
      grown: grown(now),
      held: held(now),
      climbing: climbing(now),
      stormEndsAt: ends.length === 0 ? null : Math.min(...ends),
    }
  }
}
