import type { Urgency } from '../../contract/notices/notice.ts'
import { stormSize } from '../storm/incident.ts'
import { createStormWatch, nothingOpen, type StormNews } from '../storm/storm-watch.ts'
import { type Candidate, type OfTransaction, stormNames } from './candidate.ts'
import { createDigests, type Digest } from './digests.ts'
import type { Judge, Ruling, Telling } from './judge.ts'
import { offsetsOf } from './zone-offsets.ts'

/** What a person would have been told. `ids`: of the candidates that it stands for. Milliseconds since 1970. */
export interface Sent {
  readonly kind: 'notice' | 'storm-over' | 'late-digest' | 'held-digest'
  readonly at: number
  readonly ids: readonly string[]
  readonly urgency: Urgency
}

export interface Rehearsal {
  /** In the order in which they would have come. */
  readonly sent: readonly Sent[]
  readonly sounds: number
  /** Sent between 22:00 and 07:00 in the zone of whoever asks. */
  readonly atNight: number
  /** How many candidates each rule decided; under `null` those that no rule fitted. */
  readonly decided: ReadonlyMap<string | null, number>
  readonly silent: number
}

type Tell = Extract<Telling, { readonly kind: 'tell' }>

interface Where {
  readonly zone: string
  /** What a source of practice plays makes no storms with what is real. */
  readonly isPractice: (sourceId: string) => boolean
}

/** What these rules would have sent for what happened, in the order in which it did. A repeat tells nobody again. */
export function rehearse(candidates: Iterable<Candidate>, judge: Judge, { zone, isPractice }: Where): Rehearsal {
  const seen = new Set<string>()
  const decided = new Map<string | null, number>()
  const sent: Sent[] = []
  const digests = createDigests()
  const [real, practice] = [createStormWatch(nothingOpen), createStormWatch(nothingOpen)]
  const watchOf = ({ subject }: Candidate) => (isPractice(subject.sourceId) ? practice : real)
  /** By the incident's id; a notice of an incident stands for all that joined it. */
  const members = new Map<string, string[]>()
  let [silent, sounds] = [0, 0]

  function take(candidate: Candidate): void {
    if (hasSucceeded(candidate)) {
      hear(watchOf(candidate).succeeded({ at: candidate.at, ...stormNames(candidate.subject) }))
    }
    const ruling = judge(candidate)
    decided.set(ruling.ruleId, (decided.get(ruling.ruleId) ?? 0) + 1)
    if (ruling.kind === 'silent') silent += 1
    else follow(candidate, ruling)
  }

  function follow(candidate: Candidate, ruling: Exclude<Ruling, { readonly kind: 'silent' }>): void {
    const { telling } = ruling
    if (ruling.kind === 'held') digests.hold(candidate.id, ruling.hold.until)
    else if (telling.kind === 'digest') sent.push(...digests.gather(candidate.id, candidate.at).map(ofDigest))
    else if (hasFailed(candidate)) fail(candidate, telling)
    else {
      sent.push({ kind: 'notice', at: candidate.at, ids: [candidate.id], urgency: telling.urgency })
      if (telling.sound) sounds += 1
    }
  }

  function fail(candidate: OfTransaction, { urgency, sound, escalates }: Tell): void {
    const { id, at, subject } = candidate
    hear(
      watchOf(candidate).failed({
        ...stormNames(subject),
        cause: subject.category,
        noticeId: id,
        at,
        urgency,
        // How many transactions it stands for is not asked here.
        isAgainIn: () => false,
        sound,
        escalates,
      }),
      id,
    )
  }

  function hear(news: readonly StormNews[], noticeId = ''): void {
    for (const { kind, incident, sound } of news) {
      const { id, lastAt: at, urgency } = incident
      if (sound) sounds += 1
      if (kind === 'grown') members.get(id)?.push(noticeId)
      if (kind === 'opened') {
        const ids = [id]
        members.set(id, ids)
        sent.push({ kind: 'notice', at, ids, urgency })
      }
      if (kind !== 'closed') continue
      const ids = members.get(id) ?? []
      members.delete(id)
      if (incident.failures >= stormSize) sent.push({ kind: 'storm-over', at, ids, urgency: 'quiet' })
    }
  }

  for (const candidate of candidates) {
    if (seen.has(candidate.id)) continue
    seen.add(candidate.id)
    take(candidate)
  }
  for (const storms of [real, practice]) hear(storms.pass(Number.MAX_SAFE_INTEGER))
  sent.push(...digests.rest().map(ofDigest))
  const inOrder = sent.toSorted((a, b) => a.at - b.at)
  return { sent: inOrder, sounds, atNight: inOrder.filter(({ at }) => isNight(at, zone)).length, decided, silent }
}

function hasSucceeded(candidate: Candidate): candidate is OfTransaction {
  return candidate.topic === 'status' && candidate.subject.status === 'succeeded'
}

/** What makes storms. A doubt about a transaction is told by itself. */
function hasFailed(candidate: Candidate): candidate is OfTransaction {
  return candidate.topic === 'status' && candidate.subject.status === 'failed'
}

function ofDigest({ kind, at, ids }: Digest): Sent {
  return { kind: `${kind}-digest`, at, ids, urgency: kind === 'late' ? 'quiet' : 'normal' }
}

function isNight(at: number, zone: string): boolean {
  const hour = Math.floor((at + offsetsOf(zone)(at)) / 3_600_000) % 24
  return hour >= 22 || hour < 7
}
