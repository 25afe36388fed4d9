/** Where everything random comes from; `node:crypto`'s function fits. */
export type RandomBytes = (size: number) => Buffer

export const hex = (randomBytes: RandomBytes, bytes: number): string => randomBytes(bytes).toString('hex')

export const digits = (randomBytes: RandomBytes, length: number): string =>
  Array.from(randomBytes(length), (byte, index) => (index === 0 ? 1 + (byte % 9) : byte % 10)).join('')

export const uuid = (randomBytes: RandomBytes): string => {
  const text = hex(randomBytes, 16)
  return [text.slice(0, 8), text.slice(8, 12), `4${text.slice(13, 16)}`, `8${text.slice(17, 20)}`, text.slice(20)].join(
    '-',
  )
}
