import type { Field, Sms } from '../contract/transaction.ts'
import { conversationOf, withoutControls } from './conversation.ts'
import { type UssdRevision, verdictOf } from './fold-ussd.ts'
import { maskField, maskNamed, maskText } from './mask.ts'
import type { Revision } from './transaction-state.ts'
import type { SmsRecord, UssdSnapshot } from './ussd-snapshot.ts'

/** What the detail view shows of what was said, masked. */
export interface DetailContent {
  readonly conversation: ReturnType<typeof conversationOf>
  readonly smsHits: readonly Sms[]
  readonly smsMisses: readonly Sms[]
  readonly extras: readonly Field[]
  readonly parsed: readonly Field[]
  readonly facts: readonly Field[]
}

/** The content of one transaction from all its revisions: the verdict's own words, and every SMS that came with any. */
export function detailOf(revisions: readonly Revision[]): DetailContent {
  const ussd = revisions.filter((revision): revision is UssdRevision => revision.snapshot.product === 'ussd-app')
  return ussd.length > 0 ? ussdDetail(ussd) : hoverDetail(revisions)
}

function ussdDetail(revisions: readonly UssdRevision[]): DetailContent {
  const { snapshot } = verdictOf(revisions)
  return {
    conversation: conversationOf(snapshot),
    smsHits: unionOf(revisions.map(revision => revision.snapshot.smsHits)),
    smsMisses: unionOf(revisions.map(revision => revision.snapshot.smsMisses)),
    extras: fieldsOf(snapshot.extras),
    parsed: fieldsOf(snapshot.parsed),
    facts: ussdFacts(snapshot),
  }
}

function unionOf(lists: readonly (readonly SmsRecord[])[]): readonly Sms[] {
  const byContent = new Map(lists.flat().map(sms => [JSON.stringify([sms.sender, sms.at, sms.message]), sms]))
  return [...byContent.values()]
    .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''))
    .map(({ sender, message, at }) => ({ sender: masked(sender), message: masked(message), at }))
}

function masked(text: string | null): string | null {
  return text === null ? null : maskText(withoutControls(text))
}

function fieldsOf(map: Readonly<Record<string, string>>): readonly Field[] {
  return Object.entries(map).map(([name, value]) => maskField(name, withoutControls(value)))
}

function ussdFacts(snapshot: UssdSnapshot): readonly Field[] {
  return plainFields([
    ['Transaction', snapshot.uuid],
    ['Other id', snapshot.otherId],
    ['Action', snapshot.actionId],
    ['Parsers', snapshot.parserIds.length > 0 ? snapshot.parserIds.join(', ') : null],
    ['Hover app', snapshot.appId],
    ['SDK', snapshot.sdkVersion],
  ]).concat(snapshot.deviceId === null ? [] : [maskField('Device number', snapshot.deviceId)])
}

function hoverDetail(revisions: readonly Revision[]): DetailContent {
  const latest = revisions.at(-1)?.snapshot
  const facts = latest?.product === 'hover-org' ? latest.facts : {}
  return {
    conversation: [],
    smsHits: [],
    smsMisses: [],
    extras: [],
    parsed: [],
    facts: Object.entries(facts).map(([name, value]) => maskNamed(name, withoutControls(value))),
  }
}

function plainFields(pairs: readonly (readonly [string, string | null])[]): readonly Field[] {
  return pairs.flatMap(([name, value]) => (value === null ? [] : [{ name, value, masked: false }]))
}
