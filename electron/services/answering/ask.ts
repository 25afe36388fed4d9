import { type Failure, type QuestionName, questions } from '../../contract/bridge/ipc.ts'
import type { Log } from '../log.ts'
import type { Answering } from './answers.ts'

/** A reply to whatever came over the bridge. */
export type Ask = (
  question: unknown,
  input: unknown,
) => Promise<{ readonly ok: true; readonly value: unknown } | Refused>
interface Refused {
  readonly ok: false
  readonly failure: Failure
}

interface Deps {
  /** It may still be starting: what is asked before waits for it. */
  readonly answers: Answering | Promise<Answering>
  readonly log: Log
}

/** Answers a question of the contract whose input its schema accepts; everything else is refused, and nothing throws. */
export function createAsk({ answers, log }: Deps): Ask {
  return async (question, input) => {
    if (!isQuestion(question)) return fail('invalid-input', 'This question is not known.')
    try {
      const parsed = questions[question].safeParse(input)
      if (!parsed.success) return fail('invalid-input', parsed.error.issues[0]?.message ?? 'The input is not valid.')
      // The table of answers is typed question by question; here the question is only known at run time.
      const answer = (await answers)[question] as (input: unknown) => ReturnType<Ask>
      return await answer(parsed.data)
    } catch (error) {
      log('error', 'question-failed', { question, error: error instanceof Error ? error.name : 'unknown' })
      return fail('internal', 'Something went wrong inside the app. The log in the data folder says more.')
    }
  }
}

export function fail(code: Failure['code'], sentence: string): Refused {
  return { ok: false, failure: { code, sentence } }
}

function isQuestion(value: unknown): value is QuestionName {
  return typeof value === 'string' && Object.hasOwn(questions, value)
}
