import type { ReplayPlan } from '../../core/replay/replay-plan.ts'
import { originOf } from '../../services/forwarding/destination-address.ts'
import type { ReplayForm } from '../../services/replaying/compose-replay.ts'
import type { ReplayedHere } from '../../services/replaying/replay-here.ts'
import type { ReplayedTo } from '../../services/replaying/replay-to.ts'
import { localTime, plain, table } from '../terminal.ts'

export type Target =
  | { readonly kind: 'here' }
  | { readonly kind: 'url'; readonly address: string; readonly form: ReplayForm }

interface Verdict {
  /** All that was asked for was done. */
  readonly isWhole: boolean
  /** Why not, otherwise. */
  readonly sentence: string
}
type Here = { readonly kind: 'here' } & ReplayedHere & Verdict
type To = { readonly kind: 'url' } & ReplayedTo & Verdict
export type Result = Here | To

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** The whole answer for scripts. */
export function endOf({ from, to, ...plan }: ReplayPlan, target: Target | null, result: Result | null) {
  const { isWhole: _whole, sentence: _sentence, ...done } = result ?? { isWhole: false, sentence: '' }
  return {
    ...{ dryRun: result === null, ...plan, from: iso(from), to: iso(to) },
    target:
      target?.kind === 'url' ? { kind: 'url', origin: originOf(target.address), ...formWords(target.form) } : target,
    result: result === null ? null : done,
  }
}

function formWords(form: ReplayForm) {
  if (form.kind !== 'signed') return { form: form.kind }
  return { form: form.kind, signing: form.signing.kind, isEdited: form.body !== null }
}

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : (many[one] ?? `${one}s`)}`
const many: Readonly<Record<string, string>> = { delivery: 'deliveries' }

/** What would be done, for people. */
export function planWords(
  { deliveries, transactions, from, to, sources, notWhole }: ReplayPlan,
  target: Target | null,
) {
  if (deliveries === 0) return 'Nothing that was received fits.'
  const rows = sources.flatMap(({ sourceId, sourceName, statuses }) =>
    statuses.map(({ status, deliveries: count }) => [sourceName, sourceId, status ?? '(no status)', String(count)]),
  )
  return [
    `${counted(deliveries, 'delivery')} of ${counted(transactions, 'transaction')}, received ${localTime(iso(from))} to ${localTime(iso(to))}.`,
    table(['source', 'id', 'status', 'deliveries'], rows),
    ...(notWhole === 0 ? [] : [trimmedSentence(notWhole)]),
    whereSentence(target),
  ].join('\n')
}

function trimmedSentence(count: number): string {
  return `${counted(count, 'delivery')} cannot be replayed whole: the retention has taken the texts.`
}

function whereSentence(target: Target | null): string {
  if (target === null) return 'Nothing was done. Say where: --here, or --to URL.'
  if (target.kind === 'here')
    return 'Nothing was done yet. With --yes this version works them out again; nothing is stored or told.'
  return `Nothing was sent yet. With --yes they go to ${originOf(target.address) ?? ''}, ${formSentence(target.form)}.`
}

function formSentence(form: ReplayForm): string {
  if (form.kind === 'masked') return 'masked'
  if (form.kind === 'stored') return 'as they are stored, unmasked'
  const how = { none: 'unsigned', provider: 'signed anew as Hover does', standard: 'signed as a Standard Webhook' }
  return `${form.body === null ? '' : 'changed by hand, '}${how[form.signing.kind]}, unmasked`
}

const provenWords = {
  proven: 'proven again',
  'no-secret': 'not proven: the secret is not kept any more',
  'not-as-it-came': 'not proven: a secret was taken out before they were stored',
  disproven: 'NOT as they came',
} as const

export function hereWords({ deliveries, proven, odd, same, differing, moreDiffering }: Here): readonly string[] {
  const proofs = (['proven', 'no-secret', 'not-as-it-came', 'disproven'] as const).filter(kind => proven[kind] > 0)
  const all = differing.length + moreDiffering
  return [
    `${counted(deliveries, 'delivery')} looked at.`,
    table(
      [],
      [
        ...proofs.map(kind => [provenWords[kind], String(proven[kind])]),
        ...(odd === 0 ? [] : [['odd, now as then', String(odd)]]),
        ['transactions that come out as they are shown', String(same)],
        ['transactions that come out otherwise', String(all)],
      ],
    ),
    ...differing.map(({ transactionId, parts }) => `${plain(transactionId)}: ${parts.join(', ')}`),
    ...(moreDiffering === 0 ? [] : [`and ${moreDiffering} more`]),
    ...(all === 0 ? [] : ['hover-tray rebuild brings in what differs.']),
  ]
}

const mostLines = 20

export function toWords({ sent, failed, heldBack, notWhole, failures, ended }: To): readonly string[] {
  const again = failures.map(({ seq }) => seq).slice(0, mostLines)
  return [
    `${counted(sent, 'delivery')} sent.`,
    ...(failed === 0 ? [] : [`${failed} failed.`]),
    ...(heldBack === 0 ? [] : [`${heldBack} held back, because an earlier one of the same transaction failed.`]),
    ...(notWhole === 0 ? [] : [trimmedSentence(notWhole)]),
    ...failures.slice(0, mostLines).map(({ seq, trouble }) => `  ${seq}: ${trouble}`),
    ...(failures.length > mostLines ? [`  and ${failures.length - mostLines} more; --json names them`] : []),
    ...(ended === 'unreachable' ? ['The address cannot be reached. Look whether something listens there.'] : []),
    ...(ended === 'stopped' ? ['Stopped; what was on its way was finished.'] : []),
    ...(again.length === 0 || ended !== 'done' ? [] : [`Send those again: --delivery ${again.join(',')}`]),
  ]
}
