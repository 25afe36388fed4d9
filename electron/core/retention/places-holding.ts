/** Where a text stands: `sources[0].name`. */
export interface Holding {
  readonly place: string
  readonly text: string
}

/** Every text within a value that fits. Keys are those of a schema, and numbers are limits and ports. */
export function placesHolding(value: unknown, fits: (text: string) => boolean, place = ''): readonly Holding[] {
  if (typeof value === 'string') return fits(value) ? [{ place, text: value }] : []
  if (Array.isArray(value)) return value.flatMap((item, index) => placesHolding(item, fits, `${place}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    placesHolding(item, fits, place === '' ? key : `${place}.${key}`),
  )
}
