import { hash } from 'node:crypto'

export type SeriesKind = 'all' | 'source' | 'category' | 'detail' | 'heard'

export interface Series {
  readonly kind: SeriesKind
  /** Its kind and its names as one text. */
  readonly name: string
  readonly names: readonly [sourceId: string, category: string, action: string, operator: string, country: string]
}

export const nameOf = ({ kind, names }: Omit<Series, 'name'>): string => [kind, ...names].join('\n')

/** Made of the name, so that a rebuild gives every series the same id. */
export function idOfName(name: string): number {
  return hash('sha256', name, 'buffer').readUIntBE(0, 6)
}

/** The id of the sums of everything, or of one source. */
export function seriesId(kind: 'all' | 'source', sourceId = ''): number {
  return idOfName(nameOf({ kind, names: [sourceId, '', '', '', ''] }))
}
