/** Letters of one word of a name. The dot is one that this app has hidden before. */
const word = String.raw`[\p{L}\p{M}][\p{L}\p{M}'’.•-]{0,60}`
/** A word with a colon is a label. */
const capital = String.raw`(?=[\p{Lu}\p{Lo}])(?![\p{L}\p{M}'’.-]{0,60}[ \u00a0]?[:=])${word}`
const names = `${capital}(?:[ \\u00a0]{1,2}${capital}){0,4}`

/** What comes before a person's name in any case. */
const surely = String.raw`(?:sent|paid|pay|transfer(?:red)?|send money|send|given|money|cash) to|(?:received|deposit(?:ed)?|withdrawn|transferred|sent|cash|money)(?: [\p{L}]{2,4}[ ]?[\p{Nd}.,•]+)? (?:from|by)|imetumwa kwa|umetuma [^.\n]{0,30}? kwa|umepokea [^.\n]{0,30}? kutoka kwa|kutoka kwa|kwenda kwa|envoyée?s? à|transf[eé]r[eé]e?s? (?:à|vers)|re[cç]ue?s? de|payée? à|enviad[oa]s? (?:para|a)|recebid[oa]s? de|recibid[oa]s? de|transferid[oa]s? (?:para|a)`
/** What also stands before other things: only words in capitals, or capitalised ones, count as a name. */
const perhaps = `to|from|pay|paid|by|kwa|kutoka|à|vers|para|de la part de|au nom de|named?|name is|jina(?: lako| la mteja)?|nom|nome|nombre|customer|client|mteja|cliente|dear|hello|hi|mpendwa|ndugu|cher|chère|bonjour|olá|mr|mrs|ms|mme|monsieur|madame|bw|bi|recipient|beneficiary|bénéficiaire|destinataire|destinatário`

const afterSurely = new RegExp(`((?<!\\p{L})(?:${surely})\\s{0,2}:?\\s{1,3})(${names})`, 'giu')
const afterPerhaps = new RegExp(
  `((?<!\\p{L})(?:${perhaps}|${perhaps.replace(/(^|\|)\p{Ll}/gu, start => start.toUpperCase())})\\.?\\s{0,2}:?\\s{1,3})(${names})`,
  'gu',
)
/** A name in any case when its number follows: "sent to jane example 0700000001", which is dots by now. */
const withNumber = new RegExp(
  `((?<!\\p{L})(?:${surely}|${perhaps})\\s{0,2}:?\\s{1,3})(${word}(?:[ \\u00a0]${word}){0,4})(?=[ \\u00a0]{1,2}[-,(]?[ \\u00a0]?(?:\\+|•{5})|[-,(][ \\u00a0]?(?:\\+|•{5}))`,
  'giu',
)
/** The number first: "•••••••002 - JANE EXAMPLE", "0700000001 JANE". */
const afterNumber = new RegExp(`((?<!•)•{2,20}\\p{Nd}{3}[ \\u00a0]{0,2}[-(:,]?[ \\u00a0]{0,2})(${names})`, 'gu')

const byWords = [afterSurely, afterPerhaps]
/** The first two match nothing without a dot or a plus, which most texts do not hold; trying took half of the time. */
const byNumbersToo = [withNumber, afterNumber, ...byWords]

/** Words in capitals that are nobody: services, currencies, places of a menu, months. */
export const nobody: ReadonlySet<string> = new Set(
  `m-pesa mpesa pesa airtel mtn momo money orange tigo vodacom vodafone safaricom halotel halopesa ttcl wave moov free ecobank equity
  kcb ussd sms pin otp id no number account acc acct ac a/c bank wallet till paybill paybil bill business mobile phone service services menu main
  balance airtime data bundle bundles bonga points fuliza cash agent atm card customer care confirm cancel yes back next send the your you
  my this it our a an any another other all more new us me him her them we he she they please for on at of in is via
  ksh kes kshs tzs tsh tshs ugx ush rwf frw xof xaf fcfa cfa ghs ngn zmw mwk etb birr usd eur zar mzn cdf ghc
  akaunti akaunti yako simu namba wakala benki salio compte numéro téléphone solde banque votre mon ma le la les conta número telefone saldo banco seu sua
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec
  monday tuesday wednesday thursday friday saturday sunday today tomorrow am pm date time ref reference transaction trans txn transid
  saa tarehe muda le du em dia às
  kenya uganda tanzania rwanda ghana nigeria ethiopia zambia malawi`.split(/\s+/),
)

/** Names keep the first letter of each word. Only the words around tell that something is a name: others stay. */
export function maskNames(text: string): string {
  if (!/[\s\u00a0]/.test(text)) return text
  const expressions = /[+•]/.test(text) ? byNumbersToo : byWords
  return expressions.reduce(
    (masked, expression) => masked.replace(expression, (_, before: string, name: string) => before + initialsOf(name)),
    text,
  )
}

function initialsOf(name: string): string {
  return name.replace(new RegExp(word, 'gu'), one => {
    if (nobody.has(one.toLowerCase().replace(/[.•]+$/, ''))) return one
    return one.includes('•') ? maskName(one) : maskWord(one)
  })
}

/** One letter and three dots are what masking leaves; whoever sent the text may have put dots into it anywhere else. */
const nameWord = /([\p{L}\p{M}])(?!•{3})(?:[\p{L}\p{M}'’-]|•{1,2}(?=[\p{L}\p{M}]))*/gu

/** A name of a known field: every word keeps its first letter. */
export function maskName(name: string): string {
  return name.replace(nameWord, (_, first: string) => `${first}•••`)
}

function maskWord(one: string): string {
  const [first = ''] = one
  return `${first}•••${one.endsWith('.') && one.length > 2 ? '.' : ''}`
}
