import { ipcMain, type WebFrameMain } from 'electron'
import { askChannel } from '../contract/channels.ts'
import { type Failure, type QuestionName, questions } from '../contract/ipc.ts'
import type { Answering } from '../services/answering/answers.ts'
import type { Log } from '../services/log.ts'

interface Deps {
  /** It may still be starting: what is asked before waits for it. */
  readonly engine: Promise<{ readonly answers: Answering }>
  /** Only the main frame of our own window may ask. */
  readonly isTrusted: (frame: WebFrameMain | null) => boolean
  readonly log: Log
}

/** The only channel of the window: sender checked, input parsed, every reply an envelope. Returns how to close it. */
export function openIpc({ engine, isTrusted, log }: Deps): () => void {
  ipcMain.handle(askChannel, async (event, question: unknown, input: unknown) => {
    if (!isTrusted(event.senderFrame)) return fail('refused', 'This window may not ask.')
    if (!isQuestion(question)) return fail('invalid-input', 'This question is not known.')
    const parsed = questions[question].safeParse(input)
    if (!parsed.success) return fail('invalid-input', parsed.error.issues[0]?.message ?? 'The input is not valid.')
    try {
      const { answers } = await engine
      // The table of answers is typed question by question; here the question is only known at run time.
      const answer = answers[question] as (input: unknown) => Promise<unknown>
      return await answer(parsed.data)
    } catch (error) {
      log('error', 'question-failed', { question, error: error instanceof Error ? error.name : 'unknown' })
      return fail('internal', 'Something went wrong inside the app. The log in the data folder says more.')
    }
  })
  return () => ipcMain.removeHandler(askChannel)
}

function isQuestion(value: unknown): value is QuestionName {
  return typeof value === 'string' && Object.hasOwn(questions, value)
}

function fail(code: Failure['code'], sentence: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code, sentence } }
}
