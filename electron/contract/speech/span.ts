const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

interface Span {
  readonly count: number
  readonly unit: 'second' | 'minute' | 'hour' | 'day'
}

/** A length of time in its largest unit, rounded down: days from two days on, at least one second. */
function spanOf(ms: number): Span {
  if (ms >= 2 * dayMs) return { count: Math.floor(ms / dayMs), unit: 'day' }
  if (ms >= hourMs) return { count: Math.floor(ms / hourMs), unit: 'hour' }
  if (ms >= minuteMs) return { count: Math.floor(ms / minuteMs), unit: 'minute' }
  return { count: Math.max(Math.floor(ms / 1000), 1), unit: 'second' }
}

const formats = new Map<string, Intl.NumberFormat>()

/** A length of time in the words of a locale: "40 seconds", "13 jours". */
export function spanIn(ms: number, locale: string): string {
  const { count, unit } = spanOf(ms)
  const key = `${locale} ${unit}`
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
  formats.set(key, format)
  return format.format(count)
}
