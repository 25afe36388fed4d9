import type { FieldKey } from '../../electron/contract/transactions/query.ts'
import type { Transaction } from '../../electron/contract/transactions/transaction.ts'
import { ask } from '../bridge.ts'
import { term } from '../views/overview/list-query.ts'
import { withoutTerm } from '../views/query/spans.ts'
import { actionWords } from '../words/actions.ts'
import type { Action, Scene } from './action.ts'

const said = actionWords.filter

/** Shows only what is like a transaction in one way: in the present view, beside what is looked for otherwise. */
export function filterActions({ state, store }: Scene, row: Transaction): readonly Action[] {
  const { kind, title, operator, country, category } = row
  const filter = (key: FieldKey, value: string | null): readonly Action[] => {
    if (value === null) return []
    const run = async () => store.search(await narrowed(state.list.search, key, value))
    return [{ id: `filter:${key}`, group: 'transaction', name: said.only(said.keys[key], value), also: said.also, run }]
  }
  return [
    ...filter('action', kind === 'ussd' ? title : null),
    ...filter('operator', operator),
    ...filter('country', country),
    ...filter('category', category),
  ]
}

/** The query with one more condition, in the place of others of its key: several of one key would mean any of them. */
async function narrowed(search: string, key: FieldKey, value: string): Promise<string> {
  const reply = await ask('query.complete', { text: search, caret: search.length })
  const same = (reply.ok ? reply.value.terms : []).filter(
    ({ start, valueStart }) => search.slice(start, valueStart).toLowerCase() === `${key}:`,
  )
  const rest = same.toReversed().reduce((text, one) => withoutTerm(text, one).text, search)
  return `${rest.trim()} ${term(key, value)}`.trim()
}
