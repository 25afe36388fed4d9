import { ipcMain, type WebFrameMain } from 'electron'
import { askChannel } from '../../contract/bridge/channels.ts'
import type { Answering } from '../../services/answering/answers.ts'
import { createAsk, fail } from '../../services/answering/ask.ts'
import type { Log } from '../../services/log.ts'

interface Deps {
  /** It may still be starting: what is asked before waits for it. */
  readonly engine: Promise<{ readonly answers: Answering }>
  /** Only the main frame of our own window may ask. */
  readonly isTrusted: (frame: WebFrameMain | null) => boolean
  readonly log: Log
}

/** The only channel of the window: sender checked, input parsed, every reply an envelope. Returns how to close it. */
export function openIpc({ engine, isTrusted, log }: Deps): () => void {
  const answers = engine.then(running => running.answers)
  // Whoever started it is told why it does not run.
  answers.catch(() => {})
  const ask = createAsk({ answers, log })
  ipcMain.handle(askChannel, async (event, question: unknown, input: unknown) =>
    isTrusted(event.senderFrame) ? ask(question, input) : fail('refused', 'This window may not ask.'),
  )
  return () => ipcMain.removeHandler(askChannel)
}
