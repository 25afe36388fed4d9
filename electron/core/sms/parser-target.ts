import { type HitSms, isSameSender, type SmsHistory, type StoredSms, textOf } from './sms-history.ts'
import { similarity } from './sms-skeleton.ts'
import { nothingKnown, type Token, tokensOf } from './sms-tokens.ts'

/** Above this two SMS have one wording, changed in places. */
const sameWording = 0.5
/** SMS of others may have been missed for other reasons; only what is surely the same wording is learnt from. */
const surelySameWording = 0.7

interface ReadSms<S extends StoredSms = StoredSms> {
  readonly sms: S
  readonly text: string
  readonly tokens: readonly Token[]
}

/** A missed SMS for which a parser is sought, and what is known of its wording. */
export interface Target {
  readonly base: ReadSms
  /** What the expression is learnt from: SMS of the same wording and the same outcome. */
  readonly alike: readonly ReadSms[]
  /** Old ones of this wording: the expression has to match them too. */
  readonly hits: readonly ReadSms<HitSms>[]
  readonly missedTexts: readonly string[]
  /** Other SMS of the sender: the expression must match none. */
  readonly others: readonly (ReadSms & { readonly likeness: number })[]
  /** From 0 to 1: how much it is like the SMS nearest to it that a parser matched before. */
  readonly likeness: number
}

/** An amount, a balance or a code is in it. */
export function looksLikeConfirmation(sms: StoredSms): boolean {
  return tokensOf(textOf(sms)).some(({ label }) => label !== null && /^(amount|confirmCode|balance)$/.test(label))
}

export function targetOf(sms: StoredSms, missed: readonly StoredSms[], history: SmsHistory): Target {
  const sameSender = <S extends StoredSms>(list: readonly S[]): readonly S[] =>
    list.filter(other => textOf(other) !== '' && isSameSender(other, sms))
  const hits = sameSender(history.hits)
  const common = commonWords(hits)
  const read = <S extends StoredSms>(one: S, groups: Readonly<Record<string, string>> = {}) => {
    const text = textOf(one)
    const tokens = tokensOf(text, { values: one.values, groups, common })
    return { sms: one, text, tokens, likeness: similarity(base?.tokens ?? tokens, tokens) }
  }
  let base: ReadSms | null = null
  base = read(sms)
  const readHits = hits.map(hit => read(hit, hit.groups)).sort((a, b) => b.likeness - a.likeness)
  const [nearest] = readHits
  // A failure may be worded almost like a success: what had another outcome is no model but a warning.
  const isOld = (hit: (typeof readHits)[number]) =>
    hit.sms.status === nearest?.sms.status && hit.likeness >= sameWording
  const oldHits = readHits.filter(isOld)
  const readMissed = sameSender(missed).map(one => read(one))
  const twins = readMissed.filter(one => one.likeness >= sameWording)
  const readSiblings = sameSender(history.siblings).map(one => read(one))
  const siblings = readSiblings.filter(one => one.likeness >= surelySameWording)
  const alike = [...twins, ...oldHits, ...siblings]
  const strangers = [...readHits.filter(hit => !isOld(hit)), ...readMissed.filter(one => !twins.includes(one))]
  // Hover lists an SMS as missed by every transaction of those minutes; and another action may have the very same
  // wording, which no expression could tell apart from the old SMS of this one.
  const texts = new Set(alike.map(one => one.text))
  const wordings = new Set(oldHits.map(hit => wordingOf(hit.tokens)))
  const others = [
    ...readSiblings.filter(one => one.likeness < sameWording),
    ...sameSender(history.others).map(one => read(one)),
  ].filter(one => !texts.has(one.text) && !wordings.has(wordingOf(one.tokens)))
  return {
    base,
    alike,
    hits: oldHits,
    missedTexts: twins.map(one => one.text),
    others: [...strangers, ...others],
    likeness: nearest?.likeness ?? 0,
  }
}

/** Equal for SMS that differ in their values alone. */
export function wordingOf(tokens: readonly Token[]): string {
  return tokens.map(token => token.key).join('\n')
}

/** Words that four of five hits share, though at least three different numbers of people are in them. */
function commonWords(hits: readonly StoredSms[]): ReadonlySet<string> {
  const numbers = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const text of hits.map(textOf)) {
    const number = tokensOf(text, nothingKnown).find(token => token.kind === 'digits')?.text
    for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [])) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
      const seen = numbers.get(word) ?? new Set<string>()
      numbers.set(word, number === undefined ? seen : seen.add(number))
    }
  }
  const isCommon = ([word, seen]: readonly [string, Set<string>]) =>
    seen.size >= 3 && (counts.get(word) ?? 0) >= hits.length * 0.8
  return new Set([...numbers].filter(isCommon).map(([word]) => word))
}
