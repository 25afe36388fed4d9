import type { OnlyNames } from '../../../../contract/transactions/overview.ts'

/** Which series are read: null is any name, empty text is none at all. In the order of `narrowingSql`. */
export type Narrowing = readonly [
  sourceId: string | null,
  action: string | null,
  operator: string | null,
  country: string | null,
]

/** A part of a WHERE, about the series `s`. */
export const narrowingSql = ['source_id', 'action', 'operator', 'country']
  .map(column => `s.${column} = ifnull(?, s.${column})`)
  .join(' AND ')

export function narrowingOf(sourceId: string | null, only: OnlyNames = {}): Narrowing {
  const asked = (name: string | null | undefined): string | null => (name === undefined ? null : (name ?? ''))
  return [sourceId, asked(only.action), asked(only.operator), asked(only.country)]
}

/** Whether it asks for names, and not for a source alone. */
export function hasNames([, ...names]: Narrowing): boolean {
  return names.some(name => name !== null)
}
