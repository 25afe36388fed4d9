import type { Log } from '../log.ts'
import type { ActEntry } from '../store/journal/entries/entry.ts'
import type { Appended } from '../store/store.ts'
import type { AskEngine } from './ask-engine.ts'
import type { AttachedMemory } from './attached-memory.ts'

/** As many as one question takes. */
const mostAtOnce = 500

interface Deps {
  readonly memory: AttachedMemory
  readonly ask: AskEngine
  readonly log: Log
}

/** What became of notices at this desktop: that they were shown is remembered here, who sees to them the engine journals. */
export interface Acknowledging {
  /** In the place of a journal. That somebody looked at a notice is for nobody else to know. */
  append(entry: ActEntry): Promise<Appended>
  /** Tells the engine of what it does not know yet; what it could not be told stays for the next time. */
  send(): Promise<void>
}

export function createAcknowledging({ memory, ask, log }: Deps): Acknowledging {
  let sending: Promise<void> = Promise.resolve()

  async function sendNow(): Promise<void> {
    const ids = memory.unsent().slice(0, mostAtOnce)
    if (ids.length === 0) return
    const reply = await ask('notices.acknowledge', { ids: [...ids] })
    if (!reply.ok && reply.failure.code === 'unavailable') return
    if (!reply.ok) log('warn', 'not-acknowledged', { code: reply.failure.code })
    memory.sent(ids)
    await sendNow()
  }

  function send(): Promise<void> {
    sending = sending.then(sendNow).catch(() => log('error', 'not-acknowledged'))
    return sending
  }

  return {
    async append({ act }) {
      if (act.kind === 'notice-shown' || act.kind === 'notice-failed') memory.done([act.noticeId])
      if (act.kind === 'notice-acknowledged') {
        memory.acknowledge([act.noticeId])
        void send()
      }
      return { ok: true, seq: 0 }
    },
    send,
  }
}
