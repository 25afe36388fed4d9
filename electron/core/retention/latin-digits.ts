/** Digits of every script as 0 to 9; full-width signs too become what they stand for. */
export function latinDigits(text: string): string {
  // Digits of every script stand ten in a row in Unicode, each row beginning with its zero.
  return text.normalize('NFKC').replace(/(?!\d)\p{Nd}/gu, digit => String(digitOf(digit.codePointAt(0) ?? 0)))
}

function digitOf(code: number): number {
  for (let value = 0; value < 10; value += 1) if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return value
  return code % 10
}
