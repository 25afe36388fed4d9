const units = ['KB', 'MB', 'GB', 'TB'] as const
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

export const megabyte = 1_048_576

/** A number of bytes in the largest unit that it fills: `512 bytes`, `4.2 MB`, `31 GB`. Units are of 1024. */
export function size(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${whole.format(bytes)} bytes`
  let value = bytes / 1024
  let unit = 0
  // What would be rounded up to a full unit is told in that one.
  while (value >= 1023.95 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${(value < 10 ? fine : whole).format(value)} ${units[unit]}`
}
