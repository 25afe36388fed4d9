import { inVoice } from './language/voice.ts'
import { words } from './words/main.ts'

const units = ['kilobytes', 'megabytes', 'gigabytes', 'terabytes'] as const

const numbers = inVoice(locale => ({
  whole: new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
  fine: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
}))

export const megabyte = 1_048_576

/** A number of bytes in the largest unit that it fills: `512 bytes`, `4.2 MB`, `31 GB`. Units are of 1024. */
export function size(bytes: number): string {
  if (bytes < 1024) return words.size.bytes(bytes)
  let value = bytes / 1024
  let unit: 0 | 1 | 2 | 3 = 0
  // What would be rounded up to a full unit is told in that one.
  while (value >= 1023.95 && unit < 3) {
    value /= 1024
    unit = unit === 0 ? 1 : unit === 1 ? 2 : 3
  }
  const amount = (value < 10 ? numbers().fine : numbers().whole).format(value)
  return words.size[units[unit]](amount)
}
