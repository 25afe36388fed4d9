/** Words of operators' SMS, in the languages in which they mostly write. Only such a word may be told apart from a name by itself. */
const listed = `
  confirmed your you the new transaction transactions trans id tid txn txnid ref reference receipt code balance bal m-pesa mpesa
  airtel money mtn momo mobile mobilemoney orange tigo tigopesa pesa halopesa ezypesa vodacom vodafone safaricom cash telebirr equitel
  account acc acct number no dear customer payment paid pay received sent send transfer transferred deposit deposited withdraw withdrawn
  withdrawal purchase successful successfully completed complete failed success amount fee fees cost charge charges tax date time from
  to for on at of is are was has have been by with in and not insufficient funds units token mtr meter bill agent available current
  congratulations thank thanks please dial call reason message airtime bundle enjoy status approved request processed
  imethibitishwa umethibitishwa umetuma umepokea umelipa umeweka umetoa salio jipya lako ni tarehe saa kwa kutoka muamala kumbukumbu
  namba gharama ada kodi akaunti hongera asante tafadhali pesa zimetumwa imetumwa malipo kiasi jumla huna
  transfert votre vous avez solde nouveau frais montant reçu recu envoyé envoye paiement confirmé confirme réussi reussi effectué effectue
  référence reference compte le la les un une vers du de par est bonjour client cher merci retrait dépôt depot actuel ancien opération
  transferência transferencia confirmado confirmada saldo novo enviou recebeu pagamento valor taxa conta para em foi o a seu sua referência
  referencia operação operacao comissão data hora montante sucesso
  ገንዘብ ብር ቀሪ ሂሳብ ላከ ተቀብለዋል
`
const templateWords: ReadonlySet<string> = new Set(listed.split(/\s+/).filter(word => word !== ''))

const currencies =
  'ksh|kes|kshs|tsh|tzs|tshs|ush|ugx|ngn|ghs|ghc|gh|rwf|frw|zmw|etb|birr|br|zar|mwk|mk|bwp|cfa|fcfa|f|xof|xaf|cdf|fc|usd|mzn|mt|mzm|sle|sll|le|le|gmd|inr|pkr|rs|bdt|tk|zwl|n|k|r|p'
const currencyWord = new RegExp(`^(?:${currencies})$`, 'i')
const moneyInOne = new RegExp(`^(?:(?:${currencies})[\\d.,]+|[\\d.,]+(?:${currencies}))$`, 'i')

/** `Ksh1,500.00` and `500FCFA`: a currency and a number without a space between them. */
export function isMoney(text: string): boolean {
  return moneyInOne.test(text)
}

export function isCurrency(word: string): boolean {
  return currencyWord.test(word)
}

export function isTemplateWord(word: string): boolean {
  return templateWords.has(word.toLowerCase()) || (word.length > 1 && isCurrency(word))
}

/** What a number is called by the words before it. The first that fits counts. */
const labels: readonly (readonly [string, RegExp])[] = [
  ['balance', /^(balance|bal|solde|salio|saldo|baki|ቀሪ)$/i],
  ['fee', /^(fees?|cost|charges?|frais|ada|gharama|commission|comissão|taxa?)$/i],
]
const digitLabels: readonly (readonly [string, RegExp])[] = [
  ['account', /^(account|acc|acct|compte|akaunti|conta|meter|mtr)$/i],
  [
    'confirmCode',
    /^(id|tid|txn|txnid|ref|reference|référence|referência|referencia|receipt|transaction|trans|muamala|kumbukumbu|code)$/i,
  ],
]

/** The name of a group for a value, by the words before it, nearest first. */
export function labelOf(kind: 'number' | 'digits' | 'code' | 'name', before: readonly string[]): string | null {
  switch (kind) {
    case 'number':
      return firstLabel(labels, before) ?? 'amount'
    case 'digits':
      return firstLabel(digitLabels, before.slice(0, 3)) ?? 'phone'
    case 'code':
      return /^token$/i.test(before[0] ?? '') ? 'token' : 'confirmCode'
    case 'name':
      return /^(from|kutoka|de|da)$/i.test(before[0] ?? '') ? 'sender' : 'recipient'
  }
}

function firstLabel(among: readonly (readonly [string, RegExp])[], before: readonly string[]): string | null {
  return among.find(([, words]) => before.some(word => words.test(word)))?.[0] ?? null
}

/** After these, in any case, a name may follow until a value or one of the words that end it. */
export const beforeName = /^(to|from|kwa|kutoka)$/i
export const endsName =
  /^(on|at|for|has|have|was|with|via|account|acc|tarehe|saa|le|em|via|your|you|the|my|lako|yako|akaunti|namba|number|ni|is)$/i
/** After these and a colon stands what the customer wrote. */
export const beforeFreeText = /^(reason|message|note|comment|motif|remark|remarks|description|narration)$/i
