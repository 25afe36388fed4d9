import type { Carried, FaultLine } from './fault-line.ts'
import { digits, type RandomBytes, uuid } from './ids.ts'
import type { Jobs } from './jobs.ts'
import type { PlayedLedger, Playing } from './played-ledger.ts'
import type { Delivery } from './post.ts'
import type { JobEvent, JobStory, Story, UssdSnapshot, UssdStory } from './story.ts'
import { badlySigned, type UssdAppHost } from './ussd-app.ts'
import { ussdPayload } from './ussd-payload.ts'
import type { Webhooks } from './webhooks.ts'

/** For how long nothing seems to have arrived when an event is lost. */
const lostMs = 8_000

/** Milliseconds since 1970. */
export interface LostSpan {
  readonly from: number
  readonly until: number
}

export interface PlayerDeps {
  readonly appId: string
  readonly app: UssdAppHost
  readonly webhooks: Webhooks
  readonly jobs: Jobs
  readonly line: FaultLine
  readonly ledger: PlayedLedger
  readonly now: () => number
  /** Resolves after the time; may reject when the signal aborts. */
  readonly after: (ms: number, signal: AbortSignal) => Promise<unknown>
  readonly randomBytes: RandomBytes
  /** A story lost an event. */
  readonly onLost?: ((span: LostSpan) => void) | undefined
}

/** Delivers one step of a story. */
type Teller<Step> = (step: Step, index: number) => Carried
interface Told<Step> {
  readonly playing: Playing
  readonly tell: Teller<Step>
}

export type Player = ReturnType<typeof createPlayer>

/** Plays stories as if people used Hover. Every play is another transaction. */
export const createPlayer = (deps: PlayerDeps) => {
  const { line, ledger } = deps

  const beginUssd = (story: UssdStory, lane: number): Told<UssdSnapshot | 'repeat'> => {
    const facts = {
      appId: deps.appId,
      uuid: uuid(deps.randomBytes),
      deviceId: digits(deps.randomBytes, 10),
      action: story.action,
      extras: story.extras,
      environment: story.environment ?? 'normal',
      startedAfterMs: story.startedAfterMs,
    }
    const playedAt = deps.now()
    const playing = ledger.begin({ kind: 'ussd', providerId: facts.uuid })
    let snapshot: UssdSnapshot | undefined
    let last: ReturnType<typeof ussdPayload> | undefined
    const tell: Teller<UssdSnapshot | 'repeat'> = (step, index) => {
      const before = last
      if (step !== 'repeat') snapshot = step
      const said = snapshot
      if (said === undefined) return nothing
      const carried = line.carry({ lane, step: index }, ({ skewMs, lateMs, isBadlySigned }) => {
        const times = { playedAt: playedAt + skewMs - lateMs, secret: deps.app.secret() }
        const payload = (step === 'repeat' ? before : undefined) ?? ussdPayload({ ...facts, ...times, snapshot: said })
        last = payload
        return deps.app.prepare(isBadlySigned ? badlySigned(payload) : payload)
      })
      const data = last?.data
      return noting(carried, () => playing.taken({ kind: 'ussd', data }))
    }
    return { playing, tell }
  }

  const lose = (): Carried => {
    const until = deps.now()
    deps.onLost?.({ from: until - lostMs, until })
    return nothing
  }

  const beginJob = (story: JobStory, lane: number): Told<JobEvent> => {
    const jobId = Number(digits(deps.randomBytes, 7))
    const firstModelId = Number(digits(deps.randomBytes, 7))
    deps.jobs.create(jobId, story.jobName, story.externalId)
    const playing = ledger.begin({ kind: 'job', providerId: String(jobId) })
    const carry = (event: Readonly<Record<string, unknown>>, index: number): Carried =>
      line.carry({ lane, step: index }, ({ isBadlySigned, skewMs, lateMs }) =>
        deps.webhooks.prepareEvent(event, { isBadlySigned, shiftMs: skewMs - lateMs }),
      )
    const tell: Teller<JobEvent> = (step, index) => {
      if (step.event === 'job-state-changed-v2') {
        deps.jobs.setState(jobId, step.state, step.failureReason)
        if (step.isLost === true) return lose()
        const event = {
          event: step.event,
          job_external_identifier: story.externalId,
          job_id: jobId,
          state: step.state,
          'content-available': 1,
          job_estimated_hours_to_completion: step.hoursLeft,
        }
        return noting(carry(event, index), () => playing.taken({ kind: 'job', step: index, state: step.state }))
      }
      const modelId = firstModelId + step.model
      const state = step.event === 'model-created' ? 'processing' : step.state
      const failureReason = step.event === 'model-state-changed' ? step.failureReason : undefined
      deps.jobs.setModelState(jobId, modelId, state, failureReason)
      const event = { event: step.event, job_id: jobId, model_id: modelId }
      return carry(step.event === 'model-created' ? event : { ...event, state }, index)
    }
    return { playing, tell }
  }

  const waited = async (ms: number, signal: AbortSignal): Promise<boolean> => {
    await deps.after(ms, signal).catch(() => undefined)
    return !signal.aborted
  }

  const playSteps = async <Step>(
    steps: readonly { readonly afterMs: number; readonly deliver: Step }[],
    { tell, playing }: Told<Step>,
    signal: AbortSignal,
  ): Promise<readonly Delivery[]> => {
    const ends: Promise<readonly Delivery[]>[] = []
    for (const [index, step] of steps.entries()) {
      if (!(await waited(step.afterMs, signal))) break
      const { goesOn, deliveries } = tell(step.deliver, index)
      ends.push(deliveries)
      await goesOn
    }
    const deliveries = (await Promise.all(ends)).flat()
    playing.over()
    return deliveries
  }

  return {
    /** Ends with the last delivery, or at the abort. */
    play(story: Story, signal: AbortSignal, lane = line.begin()): Promise<readonly Delivery[]> {
      return story.kind === 'ussd'
        ? playSteps(story.steps, beginUssd(story, lane), signal)
        : playSteps(story.steps, beginJob(story, lane), signal)
    },
    waited,
  }
}

const nothing: Carried = { goesOn: Promise.resolve(), deliveries: Promise.resolve([]) }

/** Says when at least one of them was taken. */
function noting({ goesOn, deliveries }: Carried, onTaken: () => void): Carried {
  const heard = deliveries.then(all => {
    if (all.some(one => one.kind === 'answered' && one.status >= 200 && one.status < 300)) onTaken()
    return all
  })
  return { goesOn, deliveries: heard }
}
