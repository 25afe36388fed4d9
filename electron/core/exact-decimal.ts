/** A number as its digits say it: `units` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const pattern = /^(-?)(\d{1,60})(?:\.(\d{1,60}))?$/

/** Reads `1500`, `0.50` or `-3.25`; null for anything else, such as a comma or an exponent. */
export function readDecimal(text: string): Decimal | null {
  const found = pattern.exec(text)
  if (found === null) return null
  const [, sign = '', whole = '', fraction = ''] = found
  return { units: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length }
}

/** Below zero when `a` is the smaller one, above zero when it is the greater one. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const [left, right] = [scaledTo(a, scale), scaledTo(b, scale)]
  return left < right ? -1 : left > right ? 1 : 0
}

function scaledTo({ units, scale }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - scale)
}
