import {
  type OwnQuestion,
  questionPlaces,
  type RefusedPlace,
  refusedPlaces,
} from '../../contract/bridge/question-places.ts'
import type { Health } from '../../contract/health.ts'
import type { Answering } from '../answering/answers.ts'
import { fail } from '../answering/ask.ts'
import { readSeen, reportSince } from '../telling/seen-mark.ts'
import type { AskEngine } from './ask-engine.ts'

interface Deps {
  /** What this desktop answers by itself. */
  readonly own: Pick<Answering, OwnQuestion>
  readonly ask: AskEngine
  /** Tries now to reach the engine; false: it is here, and can be asked. */
  readonly retry: () => boolean
  /** How it is from here; `heard`: as the engine has just judged it. */
  readonly health: (heard?: Health) => Health
  /** Where it is kept when this person looked last at a report. */
  readonly seenFile: string
  readonly now: () => number
}

/** Answers the window of a desktop that shows an engine elsewhere: by itself, over there, or with where it is done. */
export function createAttachedAnswers({ own, ask, retry, health, seenFile, now }: Deps): Answering {
  const refusing = (place: RefusedPlace) => async () => fail('refused', refusedPlaces[place])
  // A question of the table is asked by its own name, with its own input.
  const askOf = (question: string) => (input: unknown) => ask(question as 'report', input as never)
  const placed = Object.entries(questionPlaces).map(([question, place]) => {
    if (place === 'own') return [question, Reflect.get(own, question)] as const
    return [question, place === 'engine' ? askOf(question) : refusing(place)] as const
  })

  return {
    // The table of places names every question; Object.fromEntries forgets which.
    ...(Object.fromEntries(placed) as unknown as Answering),
    report: ({ since, zone }) => {
      const from = reportSince(since === null ? null : Date.parse(since), readSeen(seenFile), now())
      return ask('report', { since: new Date(from).toISOString(), zone })
    },
    'quarantine.content': asked => (asked.reveal ? refusing('unmasked')() : ask('quarantine.content', asked)),
    'connection.retry': async () => (retry() ? { ok: true, value: null } : ask('connection.retry', undefined)),
    'health.check': async asked => {
      const checked = await ask('health.check', asked)
      // What is away is part of how it is.
      if (checked.ok) return { ok: true, value: health(checked.value) }
      return checked.failure.code === 'unavailable' ? { ok: true, value: health() } : checked
    },
  }
}
