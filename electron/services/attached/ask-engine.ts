import type { Answers, Asked, Reply } from '../../contract/bridge/ipc.ts'
import type { EngineQuestion } from '../../contract/bridge/question-places.ts'
import type { EngineLink } from '../../contract/settings/engine.ts'
import { engineProblem } from '../../core/attached/engine-problem.ts'
import { fail } from '../answering/ask.ts'
import { questionShapes } from '../api/window/question-shapes.ts'
import { replyShape } from '../api/window/wire.ts'
import type { Heard } from './heard.ts'

interface Way {
  link(): EngineLink
  ask(question: string, input: unknown): Promise<Heard<unknown>>
}

/** Asks an engine elsewhere what the window asks. */
export type AskEngine = <Q extends EngineQuestion>(question: Q, input: Asked<Q>) => Promise<Reply<Answers[Q]>>

/** While the engine is away the answer is at once that it is: nobody waits for what will not come. */
export function createAskEngine({ link, ask }: Way): AskEngine {
  return async <Q extends EngineQuestion>(question: Q, input: Asked<Q>): Promise<Reply<Answers[Q]>> => {
    const present = link()
    if (present.kind === 'away') return fail('unavailable', present.problem.sentence)
    const heard = await ask(question, input)
    if (!heard.ok) return fail('unavailable', engineProblem(heard.problem).sentence)
    const reply = replyShape.safeParse(heard.value)
    if (!reply.success) return unreadable
    if (!reply.data.ok) return reply.data
    const value = questionShapes[question].safeParse(reply.data.value)
    // The shape of a question is that of its answer; which question it is, is only known at run time.
    return value.success ? { ok: true, value: value.data as Answers[Q] } : unreadable
  }
}

const unreadable = fail('unavailable', engineProblem('unreadable').sentence)
