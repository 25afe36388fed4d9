import type { OfSeries } from '../../../../core/rules/candidate.ts'
import { driftNotice, normalAgainNotice, silenceNotice } from '../../../../core/telling/unusual-notices.ts'
import type { Act } from '../../journal/entries/act.ts'
import type { Deciding } from './judging.ts'
import { loudnessOf, silenced } from './ruled-notice.ts'
import type { StormBook } from './storm-book.ts'
import { type EndTeller, tellOfEnd } from './tell-of-ends.ts'
import type { UnusualBook } from './unusual-book.ts'

export type UnusualAct = Extract<Act, { readonly kind: 'silence-found' | 'drift-found' | 'unusual-over' }>
type FoundAct = Exclude<UnusualAct, { readonly kind: 'unusual-over' }>
type OverAct = Extract<UnusualAct, { readonly kind: 'unusual-over' }>

interface Teller extends Deciding, EndTeller {
  readonly storms: Pick<StormBook, 'telling'>
  readonly unusual: UnusualBook
}

interface Done<A> {
  readonly seq: number
  readonly at: number
  readonly act: A
}

/** What the watch on what is normal found, or that it is over. */
export function projectUnusual({ act, ...when }: Done<UnusualAct>, teller: Teller): void {
  if (act.kind === 'unusual-over') tellOfNormal({ act, ...when }, teller)
  else tellOfUnusual({ act, ...when }, teller)
}

export function isUnusual(act: Act): act is UnusualAct {
  return act.kind === 'silence-found' || act.kind === 'drift-found' || act.kind === 'unusual-over'
}

function tellOfUnusual({ seq, at, act }: Done<FoundAct>, { judge, notices, storms, unusual }: Teller): void {
  const topic = act.kind === 'silence-found' ? 'silence' : 'drift'
  const id = `${act.sourceId}#${topic}#${seq}`
  if (!unusual.begin({ ...act, id, topic })) return
  const text = act.kind === 'silence-found' ? silenceNotice(act, at) : driftNotice(act)
  const about = { seq, id, transaction_id: null, status: null, due_at: at, ran_at: null, action: act.action }
  const notice = { ...about, ...text, incident: id }
  // Whoever is told of these failures as they come need not hear of them as a share too.
  const storm = topic === 'drift' && act.action !== null ? storms.telling({ ...act, action: act.action }) : null
  if (storm !== null) {
    const by = { kind: 'storm', incidentId: storm } as const
    notices.add({ ...notice, topic, urgency: 'quiet', sound: false, fate: { state: 'suppressed', dueAt: at, by } })
    return
  }
  const ruling = judge(candidate(act, { id, at, topic }))
  if (ruling.kind === 'silent') notices.add({ ...notice, topic, ...silenced(ruling.ruleId, at) })
  else notices.add({ ...notice, ...loudnessOf(topic, ruling, at) })
}

function tellOfNormal({ seq, at, act }: Done<OverAct>, teller: Teller): void {
  const { topic, operator, action, isNormal } = act
  const found = teller.unusual.end(act, topic, at)
  if (found === null || !isNormal) return
  const text = normalAgainNotice({ topic, action, operator, lastedMs: at - found.since })
  tellOfEnd({ of: found.id, topic, text, operator, action, seq, at }, teller)
}

function candidate(act: FoundAct, told: Pick<OfSeries, 'id' | 'at' | 'topic'>): OfSeries {
  const { sourceId, product, action, operator } = act
  const isUssd = product === 'ussd-app'
  const subject = { sourceId, kind: isUssd ? 'ussd' : (action ?? 'job'), title: isUssd ? (action ?? '') : '', operator }
  return { ...told, subject }
}
