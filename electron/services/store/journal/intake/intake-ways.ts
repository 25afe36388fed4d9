import { MessageChannel, type Transferable } from 'node:worker_threads'
import type { Bell } from '../../../threads/bell.ts'
import { createRing } from '../../../threads/ring.ts'
import type { ToJournal } from '../journal-messages.ts'
import type { IntakeWay } from './intake.ts'

export interface IntakeWays {
  /** A way for one other thread to hand over entries. */
  openIntake(): IntakeWay
  /** That thread is gone. */
  closeIntake(id: number): void
}

/** Room for some of the longest bodies; more than that waits in the thread that received them. */
const intakeBytes = 4 * 1024 * 1024

interface Deps {
  readonly bell: Bell
  /** Whether there is a thread that takes what is posted. */
  readonly isOpen: () => boolean
  /** Reaches the journal's thread. */
  readonly post: (message: ToJournal, transfer?: readonly Transferable[]) => void
}

/** Opens ways into the journal's thread past the main one. */
export function createIntakeWays({ bell, isOpen, post }: Deps): IntakeWays {
  let opened = 0
  return {
    openIntake: () => {
      const { port1, port2 } = new MessageChannel()
      const way = { id: ++opened, ring: createRing(intakeBytes), bell }
      if (isOpen()) post({ kind: 'intake', way: { ...way, answers: port1 } }, [port1])
      // Nobody else would: what is posted to a thread that has ended stays where it is.
      else port1.close()
      return { ...way, answers: port2 }
    },
    closeIntake: id => post({ kind: 'intake-gone', id }),
  }
}
