import type { EngineLink, EngineProblemCode } from '../../../contract/settings/engine.ts'
import { engineProblem, leastWaitMs } from '../../../core/attached/engine-problem.ts'
import type { EngineClient } from '../../attached/engine-client.ts'
import { type EngineEvent, readEngineEvent } from '../../attached/engine-events.ts'
import type { Heard } from '../../attached/heard.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { createRetryTimer } from '../retry-timer.ts'

/** Milliseconds, as all of these. */
const helloLimitMs = 10_000
/** An engine beats every fifteen seconds. */
const silenceMs = 40_000
/** Summing up years, or looking at every link afresh, takes a while. */
const askLimitMs = 60_000

interface Deps {
  readonly clock: Clock
  readonly random: () => number
  readonly client: EngineClient
  /** Up to where notices were told here; null: none ever were. */
  readonly position: () => number | null
  readonly onEvent: (event: EngineEvent) => void
  readonly onChange: (link: EngineLink) => void
  readonly log: Log
}

/** The part of the supervisor that holds the way to an engine elsewhere open, and opens it again whenever it closed. */
export interface EngineLinkKeeper {
  link(): EngineLink
  /** When the engine was heard last, in milliseconds; null: never since the start. */
  heardAt(): number | null
  ask(question: string, input: unknown): Promise<Heard<unknown>>
  /** Tries now, or finds out now whether the way is still open: after a sleep it may only seem so. */
  kick(): void
  stop(): Promise<void>
}

export function createEngineLink(deps: Deps): EngineLinkKeeper {
  const { clock, client, log } = deps
  const retry = createRetryTimer(clock, deps.random)
  let link: EngineLink = { kind: 'connecting' }
  let heardAt: number | null = null
  let attempt: AbortController | null = null
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  const asking = new Set<AbortController>()

  function become(next: EngineLink): void {
    if (next.kind === 'away' && link.kind !== 'away') log('warn', 'engine-away', { code: next.problem.code })
    if (next.kind === 'here' && link.kind !== 'here') log('info', 'engine-here', { version: next.version })
    link = next
    deps.onChange(link)
  }

  /** Null: it was ended from here. */
  async function connect({ signal }: AbortController, limit: AbortController): Promise<EngineProblemCode | null> {
    const hello = await within(helloLimitMs, signal, client.hello)
    if (signal.aborted) return null
    if (!hello.ok) return hello.problem
    let end: EngineProblemCode | null = null
    let cancelSilence = () => {}
    const endAs = (problem: EngineProblemCode) => {
      end ??= problem
      limit.abort()
    }
    const onAlive = () => {
      heardAt = clock.now()
      cancelSilence()
      cancelSilence = clock.after(silenceMs, () => endAs('silent'))
    }
    onAlive()
    const problem = await client.follow({
      ...{ after: deps.position(), signal: AbortSignal.any([signal, limit.signal]), onAlive },
      onEvent: event => {
        const read = readEngineEvent(event)
        if (read === 'unreadable') return endAs('unreadable')
        if (read === 'ignored' || signal.aborted || limit.signal.aborted) return
        deps.onEvent(read)
        if (read.kind !== 'state' || link.kind === 'here') return
        retry.reset()
        become({ kind: 'here', version: hello.value.version })
      },
    })
    cancelSilence()
    return signal.aborted ? null : (end ?? problem)
  }

  async function run(): Promise<void> {
    const present = new AbortController()
    attempt = present
    const problem = await connect(present, new AbortController())
    if (attempt !== present || isStopped) return
    attempt = null
    if (problem === null) return begin()
    const retryAt = retry.schedule(begin, leastWaitMs(problem))
    become({ kind: 'away', heardAt: iso(heardAt), problem: engineProblem(problem), retryAt })
  }

  function begin(): void {
    if (isStopped) return
    retry.cancel()
    if (link.kind === 'away') become({ ...link, retryAt: null })
    running = run().catch((error: unknown) => {
      log('error', 'engine-link-failed', { error: error instanceof Error ? error.name : 'unknown' })
      attempt = null
      if (!isStopped) retry.schedule(begin)
    })
  }

  async function within<T>(ms: number, signal: AbortSignal, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = new AbortController()
    const cancel = clock.after(ms, () => limit.abort())
    try {
      return await act(AbortSignal.any([signal, limit.signal]))
    } finally {
      cancel()
    }
  }

  begin()
  return {
    link: () => link,
    heardAt: () => heardAt,
    async ask(question, input) {
      const ending = new AbortController()
      asking.add(ending)
      try {
        return await within(askLimitMs, ending.signal, signal => client.ask(question, input, signal))
      } finally {
        asking.delete(ending)
      }
    },
    kick() {
      retry.reset()
      // What is under way may wait for an answer that never comes: a new attempt says so at once.
      attempt?.abort()
      attempt = null
      begin()
    },
    async stop() {
      isStopped = true
      retry.cancel()
      attempt?.abort()
      for (const ending of asking) ending.abort()
      await running
    },
  }
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
