import type { ParserProposal, ParserProposals } from '../../contract/transactions/transaction-detail.ts'
import { maskText } from '../masking/mask.ts'
import { withoutControls } from '../ussd/conversation.ts'
import { draftsOf, isGuarded } from './parser-draft.ts'
import { looksLikeConfirmation, type Target, targetOf, wordingOf } from './parser-target.ts'
import { type SmsHistory, textOf } from './sms-history.ts'

/** Expressions from strict to loose, and the stored texts to try them on. */
export interface Trial {
  readonly expressions: readonly string[]
  readonly missed: readonly string[]
  readonly hits: readonly string[]
  readonly others: readonly string[]
}

/** The newest; each is compared with everything that is stored. */
const mostTargets = 5

type None = Extract<ParserProposals, { readonly kind: 'none' }>
export type Drafted = { readonly kind: 'trial'; readonly trial: Trial } | None

/** Drafts expressions for the missed SMS that most looks like a confirmation. */
export function draftParsers(history: SmsHistory): Drafted {
  const missed = history.missed.filter(sms => textOf(sms) !== '')
  if (missed.length === 0) return none('No SMS was missed by the parsers of this transaction.')
  const [target] = missed
    .filter(looksLikeConfirmation)
    .slice(-mostTargets)
    .map(sms => targetOf(sms, missed, history))
    .sort((a, b) => b.likeness - a.likeness)
  if (target === undefined)
    return none('None of the missed SMS looks like news of a payment: there is no amount and no code in it.')
  const otherSpelling = otherSpellingOf(target)
  if (otherSpelling !== null) return none(otherSpelling)
  const expressions = draftsOf(target)
  if (expressions.length === 0)
    return none('This SMS has too few words that are surely the operator’s own. Write an expression by hand.')
  const { missedTexts, hits, others } = target
  return {
    kind: 'trial',
    trial: { expressions, missed: missedTexts, hits: hits.map(hit => hit.text), others: others.map(one => one.text) },
  }
}

function none(sentence: string): None {
  return { kind: 'none', sentence }
}

/** The wording is known and only the sender is written in another way: another expression would not help. */
function otherSpellingOf({ base, hits }: Target): string | null {
  const same = hits.filter(hit => wordingOf(hit.tokens) === wordingOf(base.tokens))
  const [first] = same
  if (first === undefined || hits.some(({ sms }) => sms.sender === base.sms.sender)) return null
  const [here, there] = [base.sms, first.sms].map(({ sender }) => maskText(withoutControls(sender ?? '')))
  return `A parser matched this wording before, but the sender is written “${here}” here and “${there}” there. Hover compares senders letter by letter: add a parser for this sender.`
}

/** What came of trying one expression; null when it took too long. */
export interface Tried {
  readonly missed: readonly boolean[]
  readonly hits: readonly boolean[]
  readonly others: readonly boolean[]
}

/** Proposes only what matches a missed SMS and every old one, and none of the others. */
export function proposalsOf(trial: Trial, tried: readonly (Tried | null)[]): ParserProposals {
  const proposals = trial.expressions.flatMap((expression, index): readonly ParserProposal[] => {
    const result = tried[index]
    if (result === null || result === undefined) return []
    const proposal = {
      expression,
      matchesMissed: count(result.missed),
      matchesHits: count(result.hits),
      hits: result.hits.length,
      matchesOthers: count(result.others),
      others: result.others.length,
    }
    const { matchesMissed, matchesHits, hits, matchesOthers } = proposal
    return matchesMissed > 0 && matchesHits === hits && matchesOthers === 0 ? [proposal] : []
  })
  const plain = proposals.filter(({ expression }) => !isGuarded(expression))
  if (proposals.length > 0) return { kind: 'proposals', proposals: plain.length > 0 ? plain : proposals }
  return tried.includes(null)
    ? none('No expression was found within the time limit. Write one by hand.')
    : none('No expression was found that matches this SMS and leaves the other SMS of the sender alone.')
}

const count = (matches: readonly boolean[]): number => matches.filter(match => match).length
