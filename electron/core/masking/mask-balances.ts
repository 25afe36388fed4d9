const dots = '••••'

/** The words for the money that is left, in the languages of Hover's countries. */
const balanceWord = String.raw`(?<!\p{L})(?:balances?|bal|avail(?:able)? bal|solde|saldo|salio|salo|baki|sisa|haraaga|asigaye|remaining|restant|disponível|disponible|ቀሪ|ሂሳብ|رصيد\p{L}*|الرصيد)(?!\p{L})`
/** Dates and times stand between "balance" and its amount, or after it. */
const time = String.raw`\p{Nd}{1,2}[/.-]\p{Nd}{1,2}[/.-]\p{Nd}{2,4}(?!\p{Nd})|\p{Nd}{4}-\p{Nd}\p{Nd}-\p{Nd}\p{Nd}|\p{Nd}{1,2}:\p{Nd}\p{Nd}(?::\p{Nd}\p{Nd})?`
const amount = String.raw`\p{Nd}(?:[.,' \u00a0\u202f]?\p{Nd}){0,20}`
/** From the word to the end of its sentence. */
const sentence = new RegExp(`${balanceWord}(?:[^.!?;\\n]|[.!?](?!\\s|$)|(?<=bal)\\.)*`, 'giu')
const figure = new RegExp(`(${time})|${amount}`, 'gu')
/** "Ksh500 is your new balance". */
const before = new RegExp(
  `(?<![\\p{Nd}.,])${amount}(\\s{0,2}\\p{L}{0,4}\\s{1,2}(?:is|est|ni|ndio|é|es|in|as|remaining)\\s+(?:\\p{L}[\\p{L}-]{0,30}\\s+){0,4}?${balanceWord})`,
  'giu',
)

/** The choices of a menu that names the balance stay: "2. Check balance 3. Withdraw". */
const choice = /(?<![^\s,;])\p{Nd}{1,2}\s?[.):-]\s?(?=\p{L})/gu

/** Both expressions above hold it, and most texts do not: looking for it alone takes a third of the time. */
const namesBalance = new RegExp(balanceWord, 'iu')

/** Hides every amount that a sentence tells after the word balance, and one that it tells just before. */
export function maskBalances(text: string): string {
  if (!namesBalance.test(text)) return text
  const choices = new Set([...text.matchAll(choice)].map(({ index }) => index))
  const isMenu = choices.size >= 2
  const hideAfter = (told: string, start: number): string =>
    told.replace(figure, (found: string, kept: string | undefined, offset: number) =>
      kept !== undefined || (isMenu && choices.has(start + offset)) ? found : dots,
    )
  // After first, because its positions are those of the text as it came.
  return text.replace(sentence, hideAfter).replace(before, (_, words: string) => dots + words)
}
