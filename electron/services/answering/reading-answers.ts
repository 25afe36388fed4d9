import type { Failure } from '../../contract/bridge/ipc.ts'
import type { Source } from '../../contract/settings/settings.ts'
import { type Known, sourceMeant, sourcesNamed, unknownSource } from '../../core/query/known-sources.ts'
import { problemsText, readFilter } from '../../core/query/read-filter.ts'
import { isZone } from '../../core/query/zone.ts'
import type { Store } from '../store/store.ts'
import { systemZone } from '../system-zone.ts'
import type { Answering } from './answers.ts'

interface Deps {
  readonly store: Pick<Store, 'page' | 'overview' | 'sourceIds'>
  readonly sources: () => readonly Source[]
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Answers what is looked for and what is summed up; it needs no engine, only what can be read. */
export function createReadingAnswers({ store, sources, now }: Deps): Pick<Answering, 'transactions.page' | 'overview'> {
  const known = (): Known => ({ sources: sources(), stored: store.sourceIds })

  return {
    'transactions.page': async ({ query, zone, ...fields }) => {
      if (query === undefined) return { ok: true, value: await store.page(fields) }
      if (zone !== undefined && !isZone(zone)) return noZone
      const reading = readFilter(query, { now: now(), zone: zone ?? systemZone(), sources: sources() })
      if (!reading.ok) return notUnderstood(problemsText(reading.problems))
      const unknown = await unknownSource(sourcesNamed(reading.filter), known())
      if (unknown !== null) return notUnderstood(unknown)
      return { ok: true, value: await store.page({ ...fields, filter: reading.filter }) }
    },
    overview: async ({ since, until, zone = systemZone(), sourceId = null, only, by }) => {
      const [from, to] = [Date.parse(since), until === undefined ? now() : Date.parse(until)]
      if (!isZone(zone)) return noZone
      if (from >= to || to - from > longestSpanMs) return notUnderstood(spanSentence)
      const source = sourceId === null ? null : await sourceMeant(sourceId, known())
      if (source?.ok === false) return notUnderstood(source.sentence)
      return { ok: true, value: await store.overview({ from, to, zone, sourceId: source?.id ?? null, only, by }) }
    },
  }
}

/** Ten years, drawn in weeks. */
export const longestSpanMs = 3653 * 86_400_000
export const spanSentence = 'An overview begins before it ends, and spans ten years at most.'

export const noZone = notUnderstood('That is no time zone. Use a name such as Africa/Nairobi.')

/** What was asked for cannot be read; the sentence says why. */
export function notUnderstood(sentence: string): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { code: 'invalid-input', sentence } }
}
