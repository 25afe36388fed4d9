import { asText } from './json-shape.ts'
import { createRecent } from './recent.ts'

/** The years that ISO 8601 writes with four digits: with others not every month has a beginning. Milliseconds since 1970. */
const [firstInstant, lastInstant] = [Date.UTC(-1, 12), Date.UTC(9999, 12) - 1]

/** Milliseconds since 1970 from ISO 8601, or from epoch milliseconds or seconds, as number or text. */
export function asInstant(value: unknown): number | null {
  const text = asText(value)
  if (text === null) return null
  if (isoUtc.test(text)) return instantOfUtc(text)
  const instant = /^-?\d+(\.\d+)?$/.test(text) ? instantOfNumber(Number(text)) : instantOfIso(text)
  return instant >= firstInstant && instant <= lastInstant ? instant : null
}

/** As milliseconds these would all be of the year 1970, when nobody had Hover: they are seconds. */
function instantOfNumber(value: number): number {
  return value >= 1e9 && value < 1e11 ? value * 1000 : value
}

/** Date.parse alone finds a date in "Action 5", and takes a time without an offset for one of this machine's zone. */
function instantOfIso(text: string): number {
  const [, day, time, offset] = /^(\d{4}-\d\d-\d\d)(?:[T ]([\d:.]+)\s*(\S*))?$/.exec(text) ?? []
  return Date.parse(time === undefined ? (day ?? '') : `${day}T${time}${offset || 'Z'}`)
}

/** What Hover sends. */
const isoUtc = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/
const beginnings = createRecent<number>(64)

/** The same as Date.parse, which takes twice as long: what is received together happened on few days. */
function instantOfUtc(text: string): number | null {
  const day = text.slice(0, 10)
  const beginning = beginnings(day, () => Date.parse(`${day}T00:00:00Z`))
  if (Number.isNaN(beginning)) return null
  const seconds = pairAt(text, 11) * 3600 + pairAt(text, 14) * 60 + pairAt(text, 17)
  return beginning + seconds * 1000 + (text.length === 20 ? 0 : Number(text.slice(20, 23)))
}

function pairAt(text: string, place: number): number {
  return (text.charCodeAt(place) - zero) * 10 + text.charCodeAt(place + 1) - zero
}

const zero = '0'.charCodeAt(0)
