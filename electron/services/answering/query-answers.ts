import type { FilterContext } from '../../core/query/filter.ts'
import { queryHelp } from '../../core/query/help.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { problemsText, readFilter } from '../../core/query/read-filter.ts'
import { isZone } from '../../core/query/zone.ts'
import type { SettingsFile } from '../folder/settings-file.ts'
import type { Store } from '../store/store.ts'
import { systemZone } from '../system-zone.ts'
import type { Answering } from './answers.ts'
import { createReadingAnswers, notUnderstood, noZone } from './reading-answers.ts'
import { viewsAsked } from './user-views.ts'

type QueryQuestions =
  | 'transactions.page'
  | 'transactions.count'
  | 'query.complete'
  | 'views.counts'
  | 'views.set'
  | 'overview'

interface Deps {
  readonly store: Store
  readonly settings: SettingsFile
  readonly now: () => number
}

/** Answers what is asked in the language of the query bar, and what is summed up. */
export function createQueryAnswers({ store, settings, now }: Deps): Pick<Answering, QueryQuestions> {
  const context = (zone = systemZone()): FilterContext => ({ now: now(), zone, sources: settings.get().sources })

  return {
    ...createReadingAnswers({ store, sources: () => settings.get().sources, now }),
    'transactions.count': async ({ query, zone, after }) => {
      if (zone !== undefined && !isZone(zone)) return noZone
      const reading = readFilter(query, context(zone))
      if (!reading.ok) return notUnderstood(problemsText(reading.problems))
      return { ok: true, value: await store.count({ filter: reading.filter, after }) }
    },
    'query.complete': async ({ text, caret }) => {
      const known = { ...(await store.knownValues()), sources: settings.get().sources }
      return { ok: true, value: queryHelp(text, caret, known) }
    },
    'views.counts': async () => {
      return { ok: true, value: await store.viewCounts(viewsAsked(settings.get().views, context())) }
    },
    'views.set': async views => {
      for (const { name, query } of views) {
        const reading = parseQuery(query)
        if (!reading.ok) return notUnderstood(`The view "${name}": ${problemsText(reading.problems)}`)
      }
      if (new Set(views.map(({ id }) => id)).size < views.length) return notUnderstood('Two views have the same id.')
      settings.update(before => ({ ...before, views }))
      return { ok: true, value: null }
    },
  }
}
