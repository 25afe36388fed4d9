import type { Field, Sms, TransactionDetail, Turn } from '../../contract/transactions/transaction-detail.ts'
import type { Named } from './known-values.ts'
import { knowing, type Masking, masking } from './masking.ts'

/**
 * One transaction as plain data for a file, masked whatever the detail shows: outside ids and times no run of seven digits,
 * no name or balance of a known key, no secret; operator and country keep their words. Notes that people wrote are masked
 * as prose is. `named`: what deliveries say under names, where the detail hides it already and a note may still tell it.
 */
export function maskedCopyOf(detail: TransactionDetail, named: Named = []) {
  const shown = [...detail.extras, ...detail.parsed].map(({ name, value }) => [name, value] as const)
  const mask = knowing(masking, [...shown, ...named])
  const text = (words: string | null) => (words === null ? null : mask.text(words))
  const counted = (words: string | null) => (words === null ? null : masking.text(mask.counted(words)))
  const { id, sourceId, providerId, status, environment, startedAt, updatedAt, firstReceivedAt, lastReceivedAt } =
    detail
  return {
    ...{ id, sourceId, providerId, status, providerStatus: text(detail.providerStatus) },
    ...{ title: mask.text(detail.title), operator: counted(detail.operator), country: counted(detail.country) },
    ...{ category: text(detail.category), message: text(detail.message), environment },
    ...{ startedAt, updatedAt, firstReceivedAt, lastReceivedAt, flags: detail.flags },
    resolution: detail.resolution && { ...detail.resolution, note: mask.text(detail.resolution.note) },
    ...{ deliveries: detail.deliveries, duplicates: detail.duplicates },
    history: detail.history.map(({ from, to, at }) => ({ from, to, at })),
    conversation: turns(detail.conversation, mask),
    smsHits: detail.smsHits.map((sms: Sms) => ({ ...sms, sender: text(sms.sender), message: text(sms.message) })),
    // What merely came from the same sender may be anybody's private SMS, so only their number leaves the app.
    smsMisses: detail.smsMisses.length,
    extras: fields(detail.extras, mask),
    parsed: fields(detail.parsed, mask),
    facts: fields(detail.facts, mask),
  }
}

export type MaskedCopy = ReturnType<typeof maskedCopyOf>

function turns(conversation: readonly Turn[], mask: Masking): readonly Turn[] {
  return conversation.map(({ entered, answered, diedHere }, row) => ({
    entered: entered === null ? null : mask.entered(entered, conversation[row - 1]?.answered ?? null),
    answered: answered === null ? null : mask.text(answered),
    diedHere,
  }))
}

/** Ids, as the detail view names them, are no text; the phone's is one that leads to a person. */
const ids: ReadonlySet<string> = new Set(['Transaction', 'Other id', 'Action', 'Parsers', 'Hover app'])

function fields(list: readonly Field[], mask: Masking): Readonly<Record<string, string>> {
  const pairs = list.map((field): readonly [string, string] => {
    const { name, value, masked } = field
    if (masked || ids.has(name)) return [name, value]
    const shown = name === 'Device' ? masking.device(value) : mask.field(name, value)
    return [shown.name, shown.value]
  })
  return Object.fromEntries(pairs)
}
