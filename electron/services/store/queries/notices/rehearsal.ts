import type { RehearsalReport, RehearsedNotice } from '../../../../contract/notices/rehearsal.ts'
import type { NoticeRules } from '../../../../contract/settings/notice-rules.ts'
import type { KnownSource } from '../../../../core/query/filter.ts'
import type { OfTransaction } from '../../../../core/rules/candidate.ts'
import { judgeOf } from '../../../../core/rules/judge.ts'
import { rehearse, type Sent } from '../../../../core/rules/rehearsal.ts'
import { isPractice } from '../../../practice/practice-ids.ts'
import type { Database } from '../../database.ts'
import { isoOf } from '../../projection/transactions/transaction-row.ts'
import { createCandidatesQuery } from './candidate-rows.ts'
import type { TimeRange } from './status-changes.ts'

export interface RehearsalAsked extends TimeRange {
  readonly rules: NoticeRules
  readonly sources: readonly KnownSource[]
  readonly zone: string
}

/** How many of those that would have been sent are shown. */
const mostShown = 50

/** What rules would have sent for what is stored of a time. */
export function createRehearsalQuery(state: Database, journal: Database): (asked: RehearsalAsked) => RehearsalReport {
  const candidatesIn = createCandidatesQuery(state, journal)
  return ({ rules, sources, since, until, zone }) => {
    const candidates = candidatesIn({ since, until })
    const { sent, sounds, atNight, decided, silent } = rehearse(candidates, judgeOf(rules, sources), {
      zone,
      isPractice,
    })
    const byId = new Map(candidates.map(candidate => [candidate.id, candidate]))
    return {
      ...{ since: isoOf(since), until: isoOf(until), sent: sent.length, atNight, sounds, silent },
      candidates: byId.size,
      decided: [...decided].map(([ruleId, count]) => ({ ruleId, count })).toSorted((a, b) => b.count - a.count),
      newest: sent
        .slice(-mostShown)
        .toReversed()
        .map(one => shown(one, byId.get(one.ids[0] ?? ''))),
    }
  }
}

function shown({ kind, at, urgency, ids }: Sent, first: OfTransaction | undefined): RehearsedNotice {
  return {
    ...{ kind, at: isoOf(at), urgency, count: ids.length },
    ...{ transactionId: first?.transactionId ?? null, title: first?.subject.title ?? '' },
  }
}
