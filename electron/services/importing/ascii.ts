/** What is structure in JSON, as bytes. UTF-8 uses these for nothing else. */
export const ascii = {
  newline: 0x0a,
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  bracketOpen: 0x5b,
  backslash: 0x5c,
  bracketClose: 0x5d,
  braceOpen: 0x7b,
  braceClose: 0x7d,
} as const

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === ascii.newline || byte === 0x0d || byte === 0x09
}
