import { ipcMain, type WebFrameMain } from 'electron'
import { askChannel } from '../contract/channels.ts'
import type { Answering } from '../services/answering/answers.ts'
import { createAsk, fail } from '../services/answering/ask.ts'
import type { Log } from '../services/log.ts'

interface Deps {
  readonly answers: Answering
  /** Only the main frame of our own window may ask. */
  readonly isTrusted: (frame: WebFrameMain | null) => boolean
  readonly log: Log
}

/** The only channel of the window: sender checked, input parsed, every reply an envelope. Returns how to close it. */
export function openIpc({ answers, isTrusted, log }: Deps): () => void {
  const ask = createAsk({ answers, log })
  ipcMain.handle(askChannel, async (event, question: unknown, input: unknown) =>
    isTrusted(event.senderFrame) ? ask(question, input) : fail('refused', 'This window may not ask.'),
  )
  return () => ipcMain.removeHandler(askChannel)
}
