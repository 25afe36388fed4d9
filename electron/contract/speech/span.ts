import { z } from 'zod'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const spanUnits = ['second', 'minute', 'hour', 'day'] as const

/** A length of time in its largest unit: nothing that could be taken for a number of somebody. */
export const spanSchema = z.object({ count: z.int(), unit: z.enum(spanUnits) })
type Span = z.output<typeof spanSchema>

/** A length of time in its largest unit, rounded down: days from two days on, at least one second. */
export function spanOf(ms: number): Span {
  if (ms >= 2 * dayMs) return { count: Math.floor(ms / dayMs), unit: 'day' }
  if (ms >= hourMs) return { count: Math.floor(ms / hourMs), unit: 'hour' }
  if (ms >= minuteMs) return { count: Math.floor(ms / minuteMs), unit: 'minute' }
  return { count: Math.max(Math.floor(ms / 1000), 1), unit: 'second' }
}

const formats = new Map<string, Intl.NumberFormat>()

/** A length of time in the words of a locale: "40 seconds", "13 jours". */
export function spanIn({ count, unit }: Span, locale: string): string {
  const key = `${locale} ${unit}`
  const format =
    formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', useGrouping: false })
  formats.set(key, format)
  return format.format(count)
}
