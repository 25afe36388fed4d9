import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import type { ClockFace } from '../../clock-face.ts'
import type { Store } from '../../store/store.ts'
import { startThread } from '../../threads/thread.ts'
import { defaultLimits } from '../http/limits.ts'
import type { Listening, Receiver } from '../http/receiver.ts'
import type { SourceFacts } from './known-sources.ts'
import { type ReceiverHandle, type ReceiverQuestions, receiveWith } from './receiver-handle.ts'
import type { FromReceiver, ReceiverThreadData, ToReceiver } from './receiver-messages.ts'
import { createTurnedAway, takeTurnedAway } from './turned-away.ts'

interface Deps extends ReceiverQuestions {
  readonly threadFile: URL
  /** How many threads receive at one port. */
  readonly count?: number
  readonly store: Pick<Store, 'openIntake' | 'closeIntake'>
  readonly facts: () => Omit<SourceFacts, 'edition'>
  readonly face: ClockFace
  /** So many more found no room and were answered with 503. */
  readonly onTurnedAway: (more: number) => void
  /** A thread ended by itself. The receiver is lost then; listening again starts another one. */
  readonly onDeath: () => void
}

export interface ReceiverPool extends Receiver {
  /** Sources or secrets are others; every delivery that is sent from now on falls under them. */
  renew(): void
  /** Resolves when everything that was received is answered. It listens no more. */
  end(): Promise<void>
}

/** Whether several threads may listen at one port: Linux shares the connections among them, Node 22.12 and later ask for it. */
const canShare = (): boolean => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return process.platform === 'linux' && (major >= 24 || (major === 22 && minor >= 12))
}

/** Two threads read HTTP quicker than one, where there are processors for them beside those of the store. */
const usualCount = (): number => (canShare() && availableParallelism() > 2 ? 2 : 1)

/** The receiver, in threads of its own: under load the window and the tray go on as before. */
export function createReceiverPool(deps: Deps): ReceiverPool {
  const { threadFile, count = usualCount(), store, facts, face, onDeath } = deps
  const edition = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const told = new Int32Array(edition)
  let threads: readonly ReceiverHandle[] = []
  let opening: Promise<unknown> = Promise.resolve()

  const start = (): ReceiverHandle => {
    const journal = store.openIntake()
    const limits = shareOf(count)
    const turnedAway = createTurnedAway()
    const data = { journal, limits, face, edition, turnedAway } satisfies ReceiverThreadData
    const thread = startThread<ToReceiver, FromReceiver>({ file: threadFile, data, transfer: [journal.answers] })
    const onTurnedAway = () => deps.onTurnedAway(takeTurnedAway(turnedAway))
    const receiving = receiveWith(thread, { ...deps, onTurnedAway })
    receiving.post({ kind: 'facts', edition: Atomics.load(told, 0), ...facts() })
    void thread.ended.then(() => {
      store.closeIntake(journal.id)
      if (!threads.includes(receiving)) return
      threads = threads.filter(other => other !== receiving)
      onDeath()
    })
    return receiving
  }

  const fill = (): void => {
    threads = [...threads, ...Array.from({ length: count - threads.length }, start)]
  }

  const close = async (): Promise<void> => {
    await opening
    await Promise.all(threads.map(thread => thread.close()))
  }

  const listen = async (wanted: number, onLost: () => void): Promise<Listening> => {
    fill()
    const shares = count > 1
    if (shares && wanted !== 0 && !(await isFree(wanted))) return { ok: false, reason: 'port-taken' }
    let isLost = false
    const lose = () => {
      if (isLost) return
      isLost = true
      onLost()
    }
    let port = wanted
    for (const thread of threads) {
      const listening = await thread.listen({ port, shares, onLost: lose })
      if (!listening.ok) return listening
      port = listening.port
    }
    return { ok: true, port }
  }

  fill()
  return {
    listen(port, onLost) {
      const listening = listen(port, onLost)
      opening = listening
      return listening
    },
    close,
    renew() {
      const next = Atomics.load(told, 0) + 1
      for (const thread of threads) thread.post({ kind: 'facts', edition: next, ...facts() })
      Atomics.store(told, 0, next)
    },
    async end() {
      await close()
      const ending = threads
      threads = []
      await Promise.all(ending.map(thread => thread.end()))
    },
  }
}

/** What all threads together may hold is what one receiver may. */
function shareOf(count: number) {
  const { maxBytesInFlight, maxConnections } = defaultLimits
  return {
    ...defaultLimits,
    maxBytesInFlight: Math.ceil(maxBytesInFlight / count),
    maxConnections: Math.ceil(maxConnections / count),
  }
}

/**
 * Whether nobody listens at a port. Whoever shares a port would be given room beside another program that does, and half of
 * the deliveries would go there; so it is asked for alone first.
 */
function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise(resolve => {
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
