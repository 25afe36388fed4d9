import { type QuestionName, questions, type Reply } from '../../../contract/bridge/ipc.ts'
import { isEngineQuestion, questionPlaces, refusedPlaces } from '../../../contract/bridge/question-places.ts'
import type { Answering } from '../../answering/answers.ts'
import { createAsk, fail } from '../../answering/ask.ts'
import type { TransactionActs } from '../../answering/transaction-acts.ts'
import type { Log } from '../../log.ts'
import { questionShapes } from './question-shapes.ts'

interface Deps {
  readonly answers: Answering
  readonly acts: Pick<TransactionActs, 'resolve' | 'reopen' | 'acknowledge'>
  readonly log: Log
}

interface WindowQuestion {
  readonly question: string
  readonly input: unknown
  /** As it is journaled with what they decide. */
  readonly by: string
}

/** Answers what a window of another computer may ask, by the table of places; everything else is refused with a sentence. */
export function createWindowQuestions({ answers, acts, log }: Deps) {
  return async ({ question, input, by }: WindowQuestion): Promise<Reply<unknown>> => {
    if (!isKnown(question)) return fail('invalid-input', 'This engine does not know the question. Update it.')
    if (!isEngineQuestion(question)) return fail('refused', refusalOf(question))
    const ask = createAsk({
      log,
      answers: {
        ...answers,
        'transactions.resolve': ({ id, verdict, note }) => acts.resolve(id, { verdict, note, by }),
        'transactions.reopen': ({ id }) => acts.reopen(id, by),
        'notices.acknowledge': ({ ids }) => acts.acknowledge(ids, by),
        'quarantine.content': async asked =>
          asked.reveal ? fail('refused', refusedPlaces.unmasked) : answers['quarantine.content'](asked),
      },
    })
    const reply = await ask(question, input)
    if (!reply.ok) return reply
    const shaped = questionShapes[question].safeParse(reply.value)
    if (shaped.success) return { ok: true, value: shaped.data }
    log('error', 'window-answer-misshapen', { question })
    return fail('internal', 'The engine could not put its answer into words. Its log says more.')
  }
}

function isKnown(question: string): question is QuestionName {
  return Object.hasOwn(questions, question)
}

function refusalOf(question: QuestionName): string {
  const place = questionPlaces[question]
  return place === 'own' || place === 'engine'
    ? 'Each desktop answers this by itself; an engine elsewhere has nothing to do with it.'
    : refusedPlaces[place]
}
