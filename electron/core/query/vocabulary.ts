import { type FieldKey, fieldKeys, type TimeKey, timeKeys } from '../../contract/transactions/query.ts'
import { flags, statuses, transactionKinds } from '../../contract/transactions/transaction.ts'

export type QueryKey = FieldKey | TimeKey

export const queryKeys: readonly QueryKey[] = [...fieldKeys, ...timeKeys]

/** Other words for the same key, as people bring them from other tools. */
const aliases: Readonly<Record<string, QueryKey>> = {
  environment: 'env',
  after: 'since',
  from: 'since',
  before: 'until',
  to: 'until',
}

/** The key that a person means, in any case of letters; null when there is none of that name. */
export function keyNamed(name: string): QueryKey | null {
  const lower = name.toLowerCase()
  return queryKeys.find(key => key === lower) ?? (Object.hasOwn(aliases, lower) ? (aliases[lower] ?? null) : null)
}

export function isTimeKey(key: QueryKey): key is TimeKey {
  return key === 'since' || key === 'until'
}

/** `is:` takes the flags in small letters, and two words that are no flags. */
const markWords: readonly string[] = ['attention', 'resolved', ...flags.map(wordOfFlag)]

export function wordOfFlag(flag: string): string {
  return flag.toLowerCase().replaceAll('_', '-')
}

const environments = ['production', 'debug', 'test', 'manual', 'other'] as const

/** Keys whose values are known from the start; the rest is whatever was received. */
export const fixedValues: Readonly<Partial<Record<FieldKey, readonly string[]>>> = {
  status: statuses,
  kind: transactionKinds,
  env: environments,
  is: markWords,
}
