import type { Urgency } from '../../contract/notices/notice.ts'

const minuteMs = 60_000

/** From so many on it is a storm: it is told in steps, and its end is told too. */
export const stormSize = 5
/** Failures that are further apart than this have nothing to do with each other. */
const aloneMs = minuteMs
/** A storm is over when nothing failed for so long. */
const stormQuietMs = 10 * minuteMs
/** And earlier once transactions of it succeeded again: so many, and when nothing failed for so long. */
const provenBy = 5
const provenQuietMs = 2 * minuteMs

/** Failures that share operator, action and cause and came close together. Times in milliseconds since 1970. */
export interface Incident {
  /** The id of the notice of its first failure: what grows is that notice. */
  readonly id: string
  readonly kind: IncidentKind
  readonly firstAt: number
  readonly lastAt: number
  readonly failures: number
  /** Different transactions. */
  readonly affected: number
  /** Of the most urgent one. */
  readonly urgency: Urgency
  readonly hasSounded: boolean
  /** Whether any of them climbs the ladder. */
  readonly escalates: boolean
  /** Since its last failure: how many succeeded of its action and operator, when the first and when enough of them did. */
  readonly successes: number
  readonly recoveredAt: number | null
  readonly provenAt: number | null
}

/** `mixed`: what failed in so many ways at once that each by itself would be a flood of notices. */
export type IncidentKind =
  | { readonly kind: 'same'; readonly operator: string | null; readonly action: string; readonly cause: string | null }
  | { readonly kind: 'mixed' }

export interface Failure {
  readonly noticeId: string
  readonly at: number
  readonly urgency: Urgency
  readonly escalates: boolean
  /** Whether no failure of its transaction is in the incident yet. */
  readonly isNewTransaction: boolean
}

export function beginIncident(
  kind: IncidentKind,
  { noticeId, at, urgency, escalates }: Omit<Failure, 'isNewTransaction'>,
): Incident {
  return {
    ...{ id: noticeId, kind, firstAt: at, lastAt: at, failures: 1, affected: 1, urgency, hasSounded: false },
    ...{ escalates, ...noSuccess },
  }
}

const noSuccess = { successes: 0, recoveredAt: null, provenAt: null } as const
const order: Readonly<Record<Urgency, number>> = { critical: 2, normal: 1, quiet: 0 }

export function growIncident(incident: Incident, { at, urgency, escalates, isNewTransaction }: Failure): Incident {
  return {
    ...incident,
    ...noSuccess,
    lastAt: Math.max(incident.lastAt, at),
    failures: incident.failures + 1,
    affected: incident.affected + (isNewTransaction ? 1 : 0),
    urgency: order[urgency] > order[incident.urgency] ? urgency : incident.urgency,
    escalates: incident.escalates || escalates,
  }
}

export function noteSuccess(incident: Incident, at: number): Incident {
  const successes = incident.successes + 1
  return {
    ...incident,
    successes,
    recoveredAt: incident.recoveredAt ?? at,
    provenAt: successes === provenBy ? at : incident.provenAt,
  }
}

/**
 * Whether the clock was set back by more than a storm may be quiet: it was ahead of the time then, and nothing that was heard
 * by it says what belongs together now.
 */
export function isSetBack(latestAt: number, now: number): boolean {
  return latestAt - now > stormQuietMs
}

/** Whether it matters that one more succeeded: nobody is told that less than a storm is over, and enough is enough. */
export function isRecovering({ failures, provenAt }: Incident): boolean {
  return failures >= stormSize && provenAt === null
}

/** Until when a failure belongs to it, that moment included; then it is over. Milliseconds since 1970. */
export function endsAt({ lastAt, failures, provenAt }: Incident): number {
  if (failures < stormSize) return lastAt + aloneMs
  const calm = lastAt + stormQuietMs
  return provenAt === null ? calm : Math.min(calm, Math.max(lastAt + provenQuietMs, provenAt))
}
