import type { createForwardQueue, GivenUp } from '../../../core/forwarding/forward-queue.ts'
import type { Clock } from '../../clock.ts'
import type { Act } from '../../store/journal/entries/act.ts'
import type { Outgoing } from '../../store/queries/outbox/outbox.ts'
import type { Store } from '../../store/store.ts'

interface Deps {
  readonly destinationId: string
  readonly clock: Clock
  readonly store: Pick<Store, 'append'>
  readonly queue: Pick<ReturnType<typeof createForwardQueue<Outgoing>>, 'cursor' | 'takeFinished' | 'returnFinished'>
}

/** How long it gathers what was taken before that is journaled. A crash sends at most that again; milliseconds. */
const recordEveryMs = 200
const recordAgainMs = 5_000

/** Journals how far a destination is, and what was given up. */
export function createForwardRecord({ destinationId, clock, store, queue }: Deps) {
  const buried: { readonly event: Outgoing['event']; readonly trouble: string }[] = []
  let isStopped = false
  let recording: Promise<void> = Promise.resolve()
  let recordedThrough = 0
  let cancel: (() => void) | null = null

  function soon(afterMs = recordEveryMs): void {
    if (isStopped) return
    cancel ??= clock.after(afterMs, () => {
      cancel = null
      recording = recording.then(record)
    })
  }

  /** The dead letters first: the cursor would take them away unburied. */
  async function record(): Promise<void> {
    for (let next = buried[0]; next !== undefined; next = buried[0]) {
      const [seq, part] = next.event
      const act: Act = { kind: 'dead-lettered', destinationId, event: [seq, part], reason: next.trouble }
      if (!(await append(act))) return
      buried.shift()
    }
    const { through, finished } = queue.cursor()
    if (through <= recordedThrough && finished.length === 0) return
    const done = queue.takeFinished()
    const places = finished.map(({ event: [seq, part] }): [number, number] => [seq, part])
    if (await append({ kind: 'forwarded', destinationId, through, finished: places })) recordedThrough = through
    else queue.returnFinished(done)
  }

  async function append(act: Act): Promise<boolean> {
    const appended = await store.append({ kind: 'act', at: clock.now(), act })
    if (!appended.ok) soon(recordAgainMs)
    return appended.ok
  }

  return {
    /** Something was taken or given up. */
    soon: () => soon(),
    bury: ({ item, trouble }: GivenUp<Outgoing>): void => void buried.push({ event: item.event, trouble }),
    /** What was not journaled yet is now; resolves when it touches the store no more. */
    async stop(): Promise<void> {
      isStopped = true
      cancel?.()
      await recording
      await record()
    },
  }
}
