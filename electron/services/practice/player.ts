import { digits, type RandomBytes, uuid } from './ids.ts'
import type { Jobs } from './jobs.ts'
import type { Delivery } from './post.ts'
import type { JobEvent, JobStory, Story, UssdSnapshot, UssdStory } from './story.ts'
import type { UssdAppHost } from './ussd-app.ts'
import { ussdPayload } from './ussd-payload.ts'
import type { Webhooks } from './webhooks.ts'

/** Between the starts of two stories when all are played. */
const staggerMs = 1500

/** For how long nothing seems to have arrived when an event is lost. */
const lostMs = 8_000

/** Milliseconds since 1970. */
export interface LostSpan {
  readonly from: number
  readonly until: number
}

export interface PlayerDeps {
  readonly stories: readonly Story[]
  readonly appId: string
  readonly app: UssdAppHost
  readonly webhooks: Webhooks
  readonly jobs: Jobs
  readonly now: () => number
  /** Resolves after the time; may reject when the signal aborts. */
  readonly after: (ms: number, signal: AbortSignal) => Promise<unknown>
  readonly randomBytes: RandomBytes
  /** A story lost an event. */
  readonly onLost?: ((span: LostSpan) => void) | undefined
}

/** Plays stories as if people used Hover. Every play is another transaction. */
export const createPlayer = (deps: PlayerDeps) => {
  const beginUssd = (story: UssdStory) => {
    const facts = {
      appId: deps.appId,
      uuid: uuid(deps.randomBytes),
      deviceId: digits(deps.randomBytes, 10),
      action: story.action,
      extras: story.extras,
      environment: story.environment ?? 'normal',
      playedAt: deps.now(),
      startedAfterMs: story.startedAfterMs,
    }
    let last: unknown
    return async (step: UssdSnapshot | 'repeat'): Promise<readonly Delivery[]> => {
      if (step !== 'repeat') last = ussdPayload({ ...facts, secret: deps.app.secret(), snapshot: step })
      return [await deps.app.deliver(last)]
    }
  }

  const lose = async (): Promise<readonly Delivery[]> => {
    const until = deps.now()
    deps.onLost?.({ from: until - lostMs, until })
    return []
  }

  const beginJob = (story: JobStory) => {
    const jobId = Number(digits(deps.randomBytes, 7))
    const firstModelId = Number(digits(deps.randomBytes, 7))
    deps.jobs.create(jobId, story.jobName, story.externalId)
    return (step: JobEvent): Promise<readonly Delivery[]> => {
      if (step.event === 'job-state-changed-v2') {
        deps.jobs.setState(jobId, step.state, step.failureReason)
        if (step.isLost === true) return lose()
        return deps.webhooks.deliverEvent({
          event: step.event,
          job_external_identifier: story.externalId,
          job_id: jobId,
          state: step.state,
          'content-available': 1,
          job_estimated_hours_to_completion: step.hoursLeft,
        })
      }
      const modelId = firstModelId + step.model
      const state = step.event === 'model-created' ? 'processing' : step.state
      const failureReason = step.event === 'model-state-changed' ? step.failureReason : undefined
      deps.jobs.setModelState(jobId, modelId, state, failureReason)
      const event = { event: step.event, job_id: jobId, model_id: modelId }
      return deps.webhooks.deliverEvent(step.event === 'model-created' ? event : { ...event, state })
    }
  }

  const playSteps = async <Step>(
    steps: readonly { readonly afterMs: number; readonly deliver: Step }[],
    deliver: (step: Step) => Promise<readonly Delivery[]>,
    signal: AbortSignal,
  ): Promise<readonly Delivery[]> => {
    const deliveries: Delivery[] = []
    for (const step of steps) {
      if (!(await waited(step.afterMs, signal))) break
      deliveries.push(...(await deliver(step.deliver)))
    }
    return deliveries
  }

  const waited = async (ms: number, signal: AbortSignal): Promise<boolean> => {
    await deps.after(ms, signal).catch(() => undefined)
    return !signal.aborted
  }

  const playStory = (story: Story, signal: AbortSignal): Promise<readonly Delivery[]> =>
    story.kind === 'ussd'
      ? playSteps(story.steps, beginUssd(story), signal)
      : playSteps(story.steps, beginJob(story), signal)

  return {
    /** Ends with the last delivery, or at the abort; null when there is no such story. */
    play(name: string, signal: AbortSignal): Promise<readonly Delivery[]> | null {
      const story = deps.stories.find(story => story.name === name)
      return story === undefined ? null : playStory(story, signal)
    },
    /** All of them side by side, one beginning after the other. */
    async playAll(signal: AbortSignal): Promise<readonly Delivery[]> {
      const plays = deps.stories.map(async (story, index) =>
        (await waited(index * staggerMs, signal)) ? playStory(story, signal) : [],
      )
      return (await Promise.all(plays)).flat()
    },
  }
}
