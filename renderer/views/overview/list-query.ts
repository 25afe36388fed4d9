import type { Overview } from '../../../electron/contract/transactions/overview.ts'
import { type FieldKey, longestQuery, noneWord } from '../../../electron/contract/transactions/query.ts'
import type { Status } from '../../../electron/contract/transactions/transaction.ts'
import { type Chosen, type Dimension, dimensions } from '../../state/overview-choice.ts'
import { kindNamed } from './names.ts'

interface Wanted {
  readonly names: Readonly<Partial<Record<Dimension, Chosen>>>
  readonly status?: Status
  /** Null: of all sources. */
  readonly sourceId: string | null
  readonly overview: Pick<Overview, 'from' | 'step'>
}

/** The query whose list holds what was summed up under some names; null when it would be longer than a query may be. */
export function listQuery({ names, status, sourceId, overview }: Wanted): string | null {
  const rest = [
    ...(status === undefined ? [] : [term('status', status)]),
    ...(sourceId === null ? [] : [term('source', sourceId)]),
    `since:${sinceOf(overview)}`,
  ]
  const chosen = dimensions.flatMap(dimension => {
    const one = names[dimension]
    return one === undefined ? [] : [{ dimension, ...one }]
  })
  const meant = chosen.map(({ dimension, name }) => nameTerm(dimension, name))
  const others = chosen.flatMap(({ dimension, alike }) => alike.map(name => `-${nameTerm(dimension, name)}`))
  // Where there is no room for what is not meant, the list holds more than was summed up, and says so by its query.
  const queries = [others, []].map(unwanted => [...meant, ...unwanted, ...rest].join(' '))
  return queries.find(query => query.length <= longestQuery) ?? null
}

function nameTerm(dimension: Dimension, name: string | null): string {
  if (name === null) return `${dimension}:${noneWord}`
  return term(dimension === 'action' && kindNamed(name) !== null ? 'kind' : dimension, name)
}

/** A condition as the query bar reads it. */
export function term(key: FieldKey, value: string): string {
  const isNone = value.toLowerCase() === noneWord
  const isBare = !isNone && !/[\s\p{Cc}]/u.test(value) && !value.startsWith('"')
  return `${key}:${isBare ? value : `"${value.replaceAll(/[\\"]/g, found => `\\${found}`)}"`}`
}

/** The beginning of the first step on the clock of the person: days, weeks and months begin at midnight there. */
function sinceOf({ from, step }: Wanted['overview']): string {
  const at = new Date(from)
  const two = (part: number) => String(part).padStart(2, '0')
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  if (step !== 'hour') return date
  const shown = `${date}T${two(at.getHours())}:${two(at.getMinutes())}`
  // When clocks are set back the same hour comes twice, and what a clock shows means the first.
  return new Date(shown).getTime() === at.getTime() ? shown : at.toISOString()
}
