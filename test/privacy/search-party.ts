import { type Canaries, canaries } from './canaries.ts'

export type Kind = keyof Canaries
export const kinds = ['pins', 'secrets', 'phones', 'names', 'balances'] as const

const sets = {
  pins: new Set(canaries.pins),
  secrets: new Set(canaries.secrets),
  names: new Set(canaries.names.flatMap(name => name.toLowerCase().split(' '))),
  balances: new Set(canaries.balances.map(digitsOf)),
  /** Eight digits of nine: a number of which one digit is hidden is no hidden number. */
  phones: new Set(canaries.phones.flatMap(phone => [phone.slice(0, 8), phone.slice(1)])),
}

/** The canaries of these kinds that occur in a text, whatever stands around them. */
export function findCanaries(text: string, wanted: readonly Kind[] = kinds): readonly string[] {
  const told = text.replace(deviceAlias, '')
  return [...new Set(wanted.flatMap(kind => search[kind](told)))]
}

/** Made of a digest: in one installation of nine, one of 1,500 devices has a name in which a planted PIN can be read. */
const deviceAlias = /(?<=\bDevice )[A-HJ-NP-Z2-9]{5}(?![\p{L}\p{N}])/gu

const search: Readonly<Record<Kind, (text: string) => readonly string[]>> = {
  pins: text => (text.match(/(?<!\d)\d{4,6}(?!\d)/g) ?? []).filter(pin => sets.pins.has(pin)),
  secrets: text => (text.match(/sk[a-z]{10}7qz/gi) ?? []).filter(secret => sets.secrets.has(secret.toLowerCase())),
  names: text => (text.match(/(?:zq|xv)[a-z]{5}/gi) ?? []).filter(name => sets.names.has(name.toLowerCase())),
  balances: text => (text.match(/\d[\d,]*\.\d\d/g) ?? []).filter(sum => sets.balances.has(digitsOf(sum))),
  phones: text =>
    (text.match(/\d(?:[^\p{L}\p{N}"{}[\]:]{0,3}\d){7,}/gu) ?? []).filter(run => {
      const digits = digitsOf(run)
      return Array.from({ length: digits.length - 7 }, (_, at) => digits.slice(at, at + 8)).some(part =>
        sets.phones.has(part),
      )
    }),
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
