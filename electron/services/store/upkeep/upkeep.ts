import { startThread, type Thread } from '../../threads/thread.ts'
import type { DataPlace } from '../data-place.ts'
import { makeTrouble, type StoreTrouble } from '../trouble.ts'
import type { Step, StepWish } from './upkeep-steps.ts'
import type { FromUpkeep, ToUpkeep } from './upkeep-thread.ts'

export type StepDone =
  | { readonly ok: true; readonly step: Step }
  | { readonly ok: false; readonly trouble: StoreTrouble }

/** Works on old data in a thread of its own, which is there only while there is something to do. */
export interface Upkeep {
  step(wish: StepWish): Promise<StepDone>
  /** Ends the thread until the next step. */
  rest(): Promise<void>
}

export interface UpkeepDeps extends DataPlace {
  readonly threadFile: URL
}

export function createUpkeep({ threadFile, ...place }: UpkeepDeps): Upkeep {
  let thread: Thread<ToUpkeep, FromUpkeep> | null = null
  let answer: (done: StepDone) => void = () => {}

  const begin = (): Thread<ToUpkeep, FromUpkeep> => {
    const started = startThread<ToUpkeep, FromUpkeep>({ file: threadFile, data: place })
    started.onMessage(message =>
      answer(message.kind === 'done' ? { ok: true, step: message.step } : { ok: false, trouble: message.trouble }),
    )
    started.onEnd(() => {
      if (thread === started) thread = null
      answer({ ok: false, trouble: makeTrouble('io', place.dataDir) })
    })
    return started
  }

  return {
    step: wish =>
      new Promise(resolve => {
        answer = resolve
        thread ??= begin()
        thread.post({ kind: 'step', wish })
      }),
    rest: async () => {
      const ending = thread
      thread = null
      ending?.post({ kind: 'close' })
      await ending?.ended
    },
  }
}
