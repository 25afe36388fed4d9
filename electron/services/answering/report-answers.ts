import { isZone } from '../../core/query/zone.ts'
import type { Store } from '../store/store.ts'
import { readSeen, reportSince, writeSeen } from '../telling/seen-mark.ts'
import type { Answering } from './answers.ts'

interface Deps {
  readonly store: Pick<Store, 'shift'>
  /** Where it is kept when somebody last looked. */
  readonly seenFile: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Answers what happened, for whoever comes back or takes over. */
export function createReportAnswers({ store, seenFile, now }: Deps): Pick<Answering, 'report' | 'report.seen'> {
  return {
    report: async ({ since, zone }) => {
      if (!isZone(zone))
        return { ok: false, failure: { code: 'invalid-input', sentence: 'There is no such time zone.' } }
      const asked = since === null ? null : Date.parse(since)
      const span = { since: reportSince(asked, readSeen(seenFile), now()), until: now(), zone }
      return { ok: true, value: await store.shift(span) }
    },
    'report.seen': async () => {
      writeSeen(seenFile, now())
      return { ok: true, value: null }
    },
  }
}
