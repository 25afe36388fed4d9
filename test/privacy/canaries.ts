/** What is planted. Each is unlike anything that an honest delivery holds, so that finding one is a leak. */
export interface Canaries {
  /** Four to six digits: 7xxx, 9xxxx, 8xxxxx. */
  readonly pins: readonly string[]
  readonly secrets: readonly string[]
  /** Nine digits; each delivery spells them in another way. */
  readonly phones: readonly string[]
  /** Two words of a name. */
  readonly names: readonly string[]
  /** Sums of money: `81,234.57`. */
  readonly balances: readonly string[]
}

export const counts = { pins: 1500, secrets: 700, phones: 1200, names: 900, balances: 700 } as const

const range = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index))

export const canaries: Canaries = {
  pins: range(counts.pins, index =>
    index % 10 === 0
      ? String(7100 + index / 2)
      : index % 10 === 5
        ? String(91_000 + index)
        : String(830_000 + index * 7),
  ),
  secrets: range(counts.secrets, index => `sk${letters(index, 10)}7qz`),
  phones: range(counts.phones, index => `7${String(10_000_019 + index * 60_013).slice(-8)}`),
  names: range(counts.names, index => `Zq${letters(index, 5)} Xv${letters(index * 7 + 3, 5)}`),
  balances: range(counts.balances, index => {
    const whole = String(81_003 + index * 13)
    return `${whole.slice(0, 2)},${whole.slice(2)}.${String(11 + (index % 88))}`
  }),
}

/** A number as letters, so that a word holds no digit. */
export function letters(index: number, length: number): string {
  return index
    .toString(26)
    .replace(/./g, digit => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .padStart(length, 'a')
}

/** A way to write a phone number for each index. */
export function spell(phone: string, index: number): string {
  const [a, b, c] = [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)]
  const ways = [
    `0${phone}`,
    `254${phone}`,
    `+254${phone}`,
    `+254 ${a} ${b} ${c}`,
    `0${a}-${b}-${c}`,
    `+255 (${a}) ${b}-${c}`,
    `00256${phone}`,
    `0${a}.${b}.${c}`,
    `+254\u00a0${a}\u00a0${b}\u00a0${c}`,
    `0${a}\u2013${b}\u2013${c}`,
    `(0${a}) ${b}${c}`,
    `0${phone.replace(/(.)/g, '$1 ').trim()}`,
    `${a}\u200b${b}\u200b${c}`,
  ]
  return ways[index % ways.length] ?? phone
}
