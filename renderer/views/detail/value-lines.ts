import type { Field, TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'

/** One name: what was passed in under it, and what was read out of the answer for it. */
export interface ValueLine {
  readonly name: string
  readonly extra: Field | null
  readonly parsed: readonly Field[]
  /** Null where nothing can be told. */
  readonly isSame: boolean | null
}

/** Equal names share a line, and so do values that were compared; what differs comes first. */
export function valueLines({
  extras,
  parsed,
  comparisons = [],
}: Pick<TransactionDetail, 'extras' | 'parsed' | 'comparisons'>): readonly ValueLine[] {
  const placed = new Set<string>()
  const lines = distinct(extras).map((extra): ValueLine => {
    const compared = comparisons.filter(one => one.extra === extra.name)
    const names = new Set([extra.name, ...compared.map(one => one.parsed)])
    const beside = distinct(parsed).filter(({ name }) => names.has(name) && !placed.has(name))
    for (const { name } of beside) placed.add(name)
    const told = compared.filter(one => beside.some(({ name }) => name === one.parsed))
    return { name: extra.name, extra, parsed: beside, isSame: told.length === 0 ? null : told.every(one => one.isSame) }
  })
  const others = distinct(parsed)
    .filter(({ name }) => !placed.has(name))
    .map(field => ({ name: field.name, extra: null, parsed: [field], isSame: null }))
  return [...lines, ...others].toSorted((a, b) => Number(a.isSame !== false) - Number(b.isSame !== false))
}

/** Hidden parts can make two names look alike; the first stands for both. */
function distinct(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ name }, index) => fields.findIndex(field => field.name === name) === index)
}
