import type { Comparison, Field, Sms } from '../contract/transactions/transaction-detail.ts'
import { compareValues } from './compare-values.ts'
import { type HoverRevision, inEffectOrder, modelsOf, ownOf } from './hover-org/job-history.ts'
import { type Named, namedOf } from './masking/known-values.ts'
import { knowing, type Masking, masking } from './masking/masking.ts'
import type { Revision } from './transaction-state.ts'
import { conversationOf, withoutControls } from './ussd/conversation.ts'
import { type UssdRevision, verdictOf } from './ussd/fold-ussd.ts'
import { type SmsNamed, smsRecordOf } from './ussd/sms-record.ts'
import type { UssdSnapshot } from './ussd/ussd-snapshot.ts'

/** What the detail view shows of what was said. */
export interface DetailContent {
  readonly conversation: ReturnType<typeof conversationOf>
  readonly smsHits: readonly Sms[]
  readonly smsMisses: readonly Sms[]
  readonly extras: readonly Field[]
  readonly parsed: readonly Field[]
  readonly comparisons?: readonly Comparison[]
  readonly facts: readonly Field[]
}

/** The content of one transaction from all its revisions: the verdict's own words, and every SMS that came with any. */
export function detailOf(revisions: readonly Revision[], shown: Masking = masking): DetailContent {
  const whole = revisions.filter(({ isTrimmed }) => isTrimmed !== true)
  if (whole.length === 0 && revisions.length > 0) return trimmedDetail(revisions, shown)
  const ussd = whole.filter(isUssd)
  return ussd.length > 0 ? ussdDetail(ussd, shown) : hoverDetail(whole, shown)
}

function isUssd(revision: Revision): revision is UssdRevision {
  return revision.snapshot.product === 'ussd-app'
}

/** When all texts are gone, the ids are left. */
function trimmedDetail(revisions: readonly Revision[], shown: Masking): DetailContent {
  const ussd = revisions.filter(isUssd)
  const facts = ussd.length === 0 ? [] : ussdFacts(verdictOf(ussd).snapshot, shown)
  return { conversation: [], smsHits: [], smsMisses: [], extras: [], parsed: [], facts }
}

function ussdDetail(revisions: readonly UssdRevision[], shown: Masking): DetailContent {
  const { snapshot } = verdictOf(revisions)
  const mask = knowing(shown, namedIn(revisions))
  const comparisons = compareValues(snapshot.extras, snapshot.parsed, name => mask.field(name, '').name)
  return {
    conversation: conversationOf(snapshot, mask),
    smsHits: unionOf(
      revisions.map(revision => revision.snapshot.smsHits),
      mask,
    ),
    smsMisses: unionOf(
      revisions.map(revision => revision.snapshot.smsMisses),
      mask,
    ),
    extras: fieldsOf(snapshot.extras, mask),
    parsed: fieldsOf(snapshot.parsed, mask),
    ...(comparisons.length > 0 && { comparisons }),
    facts: ussdFacts(snapshot, mask),
  }
}

/** What any revision says under names: a later one may name the recipient whom an earlier SMS mentions. */
export function namedIn(revisions: readonly UssdRevision[]): Named {
  return revisions.flatMap(({ snapshot }) => namedOf(snapshot))
}

function unionOf(lists: readonly (readonly SmsNamed[])[], mask: Masking): readonly Sms[] {
  const records = lists.flat().map(smsRecordOf)
  const byContent = new Map(records.map(sms => [JSON.stringify([sms.sender, sms.at, sms.message]), sms]))
  const shown = (text: string | null) => (text === null ? null : mask.text(withoutControls(text)))
  // By content where the times are equal: which delivery came first must not show.
  return [...byContent]
    .sort(([a, { at: atA }], [b, { at: atB }]) => inOrder(atA ?? '', atB ?? '') || inOrder(a, b))
    .map(([, { sender, message, at }]) => ({ sender: shown(sender), message: shown(message), at }))
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function fieldsOf(map: Readonly<Record<string, string>>, mask: Masking): readonly Field[] {
  return Object.entries(map).map(([name, value]) => mask.field(name, withoutControls(value)))
}

function ussdFacts(snapshot: UssdSnapshot, mask: Masking): readonly Field[] {
  return plainFields([
    ['Transaction', snapshot.uuid],
    ['Other id', snapshot.otherId],
    ['Action', snapshot.actionId],
    ['Parsers', snapshot.parserIds.length > 0 ? snapshot.parserIds.join(', ') : null],
    ['Hover app', snapshot.appId],
    ['SDK', snapshot.sdkVersion === null ? null : mask.text(snapshot.sdkVersion)],
  ]).concat(snapshot.deviceId === null ? [] : [mask.device(snapshot.deviceId)])
}

/** Numbers of jobs are nobody's secret; a lead is a person who left name, address and number. */
function hoverDetail(revisions: readonly Revision[], mask: Masking): DetailContent {
  const hover = revisions.filter((revision): revision is HoverRevision => revision.snapshot.product === 'hover-org')
  const event = ownOf(inEffectOrder(hover)).at(-1)?.snapshot
  const facts = Object.entries(event?.facts ?? {})
  const models = event?.kind === 'job' ? modelsOf(hover) : []
  const isOfPerson = (name: string) => event?.kind === 'lead' && !/(^|_)id$|^event$/.test(name)
  return {
    conversation: [],
    smsHits: [],
    smsMisses: [],
    extras: [],
    parsed: [],
    facts: facts
      .map(([name, value]) =>
        isOfPerson(name) ? mask.field(name, withoutControls(value)) : { name, value, masked: false },
      )
      .concat(plainFields(models.map(({ id, state }) => [`Model ${id}`, state]))),
  }
}

function plainFields(pairs: readonly (readonly [string, string | null])[]): readonly Field[] {
  return pairs.flatMap(([name, value]) => (value === null ? [] : [{ name, value, masked: false }]))
}
