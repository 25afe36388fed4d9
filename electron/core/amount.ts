/**
 * What a text may mean as an amount, in its own currency; empty when it is none. Texts of operators and of apps follow
 * no locale that Hover would tell: `1.500` is read both ways, and only what no reading makes equal is a difference.
 */
export function amountsIn(text: string): readonly number[] {
  return decimalsIn(text).map(Number)
}

/** The same, exactly: digits with at most one point. */
function decimalsIn(text: string): readonly string[] {
  // Nobody writes an amount longer than this, and text of strangers must not cost time.
  if (text.length > 60) return []
  const written = latinDigits(text.normalize('NFKC'))
  const found = [...written.matchAll(/\d(?:[\d.,'’\s]*\d)?/g)]
  const [only] = found
  if (only === undefined || found.length > 1) return []
  const before = written.slice(0, only.index)
  const after = written.slice(only.index + only[0].length)
  // Thousands and millions, whatever the writer rounded away.
  if (/^\s?[km]\b/i.test(after)) return []
  return [...new Set(readings(/(^|\s)[.,]$/.test(before) ? `0.${only[0]}` : only[0]))]
}

function readings(number: string): readonly string[] {
  const compact = number.replace(/[\s'’]/g, '')
  const separators = [...new Set(compact.replace(/\d/g, ''))]
  const plain = (text: string) => text.replace(/[.,]/g, '')
  const decimal = (at: number) => `${compact.slice(0, at).replace(/[.,]/g, '') || '0'}.${compact.slice(at + 1)}`
  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','))
  if (separators.length === 0) return [plain(compact)]
  if (separators.length === 2) return [decimal(last)]
  // One kind of separator: several of them group, and so does a single one, perhaps, when three digits follow.
  if (compact.indexOf(compact.charAt(last)) !== last) return [plain(compact)]
  const mayGroup = compact.length - last === 4 && /^[1-9]\d{0,2}$/.test(compact.slice(0, last))
  return mayGroup ? [plain(compact), decimal(last)] : [decimal(last)]
}

const arabicZeros = [0x0660, 0x06f0]

function latinDigits(text: string): string {
  return text
    .replace(/[٠-٩۰-۹]/g, digit => {
      const code = digit.charCodeAt(0)
      return String(code - (arabicZeros.findLast(zero => zero <= code) ?? code))
    })
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
}

const amountKeys = new Set([
  ...['amount', 'amt', 'montant', 'monto', 'valor', 'kiasi', 'importe', 'somme', 'sum'],
  ...['sendamount', 'amountsent', 'sentamount', 'transferamount', 'transactionamount', 'paymentamount', 'amountpaid'],
])
const recipientKeys = new Set([
  ...['phone', 'phonenumber', 'phoneno', 'msisdn', 'mobile', 'mobilenumber', 'telephone', 'tel', 'to', 'numero'],
  ...[
    'recipient',
    'recipientphone',
    'recipientnumber',
    'recipientmsisdn',
    'receiver',
    'receiverphone',
    'receivernumber',
  ],
  ...['destinataire', 'beneficiary', 'beneficiaryphone', 'sentto', 'tophone', 'tonumber'],
])

type Values = Readonly<Record<string, string>>

/** What the name of a value says that it is, by the conventions of developers; null when it says neither. */
export function roleOf(name: string): 'amount' | 'recipient' | null {
  const plain = plainName(name)
  if (amountKeys.has(plain)) return 'amount'
  return recipientKeys.has(plain) ? 'recipient' : null
}

/** The letters of a name: `send_amount` and `sendAmount` mean the same. */
export function plainName(name: string): string {
  return name.replace(/[^\p{L}]/gu, '').toLowerCase()
}

/**
 * What the values of a transaction say that its amount is, exactly: of `asked` where they name one, else of `confirmed`.
 * Several when it can be read in several ways or stands there under several names; empty when none is named.
 */
export function amountsOf(asked: Values, confirmed: Values): readonly string[] {
  const [first, second] = [asked, confirmed].map(values => [...new Set(valuesOf(values, amountKeys, decimalsIn))])
  return first === undefined || first.length === 0 ? (second ?? []) : first
}

/** An exact decimal as a text that is read as it and nothing else. */
export function onlyReading(decimal: string): string {
  return decimalsIn(decimal).length === 1 ? decimal : `${decimal}0`
}

/** Whether two texts name the same amount; null when one of them names none. */
export function isSameAmount(a: string, b: string): boolean | null {
  return isSame(amountsIn(a), amountsIn(b), areSameAmount)
}

/** Whether two texts name the same subscriber; null when one of them names none. */
export function isSameRecipient(a: string, b: string): boolean | null {
  return isSame(numberIn(a), numberIn(b), areSameNumber)
}

function isSame<T>(a: readonly T[], b: readonly T[], areSame: (a: T, b: T) => boolean): boolean | null {
  return a.length === 0 || b.length === 0 ? null : !differ(a, b, areSame)
}

/**
 * Whether what the app asked for and what the parsers read out of the operator's answer are about different payments.
 * Hover credits an SMS to the newest pending transaction of an action, so that two of them can swap confirmations. The
 * names of these values are conventions of developers; without them nothing is compared.
 */
export function contradicts(asked: Values, confirmed: Values): boolean {
  if (isEmpty(asked) || isEmpty(confirmed)) return false
  return (
    differ(valuesOf(asked, amountKeys, amountsIn), valuesOf(confirmed, amountKeys, amountsIn), areSameAmount) ||
    differ(valuesOf(asked, recipientKeys, numberIn), valuesOf(confirmed, recipientKeys, numberIn), areSameNumber)
  )
}

/** Most deliveries name neither: every one of them is asked. */
function isEmpty(values: Values): boolean {
  for (const _ in values) return false
  return true
}

function valuesOf<T>(values: Values, keys: ReadonlySet<string>, read: (text: string) => readonly T[]): readonly T[] {
  return Object.entries(values)
    .filter(([key]) => keys.has(plainName(key)))
    .flatMap(([, value]) => read(value))
}

function differ<T>(asked: readonly T[], confirmed: readonly T[], areSame: (a: T, b: T) => boolean): boolean {
  if (asked.length === 0 || confirmed.length === 0) return false
  return !asked.some(a => confirmed.some(b => areSame(a, b)))
}

function areSameAmount(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.005
}

/** The digits of the only phone number in a text. What an operator hid in it (`2547****001`) leaves its last digits. */
function numberIn(text: string): readonly string[] {
  if (text.length > 200) return []
  const found = text.match(/\+?[\d*xX•](?:[ ()-]?[\d*xX•]){5,}/g) ?? []
  const [only] = found
  if (found.length !== 1 || only === undefined) return []
  const shown = /\d+$/.exec(only.replace(/[ ()+-]/g, ''))?.[0] ?? ''
  return shown.length >= 3 ? [shown] : []
}

/** Country codes and leading zeros differ; the last nine digits are the subscriber's everywhere that Hover works. */
function areSameNumber(a: string, b: string): boolean {
  const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  const length = Math.min(9, left.length, right.length)
  return left.slice(-length) === right.slice(-length)
}
