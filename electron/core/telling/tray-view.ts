import type { ActionId } from '../../contract/actions.ts'
import type { Connection } from '../../contract/connection.ts'
import type { Health, Link, RepairAction } from '../../contract/health.ts'
import type { OpenFailure } from '../../contract/notices/open-failure.ts'
import type { Snoozing } from '../../contract/settings/notice-rules.ts'
import type { Tongue } from '../../contract/speech/languages.ts'
import { inTongue, say, type Told } from '../../contract/speech/say.ts'
import type { StatusCounts } from '../../contract/transactions/transaction.ts'
import { firstBroken } from '../health/diagnose.ts'
import { action, copyEntries, failureEntries, helpEntries, repairEntries, snoozeEntries } from './tray-entries.ts'
import { brokenLine, connectionTold, failedTold, lastTold, snoozedTold } from './tray-lines.ts'

/** What the tray shows, as a value: rendering it again at any time makes the tray match. */
export interface TrayView {
  /** Told apart by shape, not by colour alone. */
  readonly icon: TrayIconName
  /** Failures that nobody has reacted to. */
  readonly count: number
  readonly tooltip: string
  readonly entries: readonly TrayEntry[]
}

export type TrayIconName = 'idle' | 'attention' | 'snoozed' | 'offline'

export type TrayEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly TrayEntry[] }
export type TrayAction =
  | { readonly kind: 'open' }
  | { readonly kind: 'open-transaction'; readonly id: string; readonly noticeId: string }
  | { readonly kind: 'acknowledge'; readonly noticeIds: readonly string[] }
  /** Null: until somebody ends it. */
  | { readonly kind: 'snooze'; readonly forMs: number | null }
  | { readonly kind: 'resume' }
  | { readonly kind: 'copy-url'; readonly url: string }
  | { readonly kind: 'repair'; readonly action: RepairAction; readonly sourceId: string | null }
  /** Something in the window. */
  | { readonly kind: 'act'; readonly action: ActionId }
  | { readonly kind: 'quit' }

export interface TrayFacts {
  readonly connection: Connection
  readonly health: Health
  readonly counts: StatusCounts
  /** Newest first. */
  readonly failures: readonly OpenFailure[]
  /** Null: people are told. */
  readonly snooze: Snoozing | null
  /** Milliseconds since 1970, and the time zone of this computer. */
  readonly now: number
  readonly zone: string
}

const line: TrayEntry = { kind: 'separator' }

/** `tongue`: what its menu is said in. */
export function trayView(facts: TrayFacts, tongue: Tongue): TrayView {
  const { connection, health, counts, failures } = facts
  const spoken = (told: Told) => inTongue(told, tongue)
  const text = (told: Told): TrayEntry => ({ kind: 'text', label: spoken(told) })
  const broken = firstBroken(health.links)
  const { snooze } = facts
  const snoozed = snooze === null ? null : snoozedTold(snooze, { ...facts, tongue })
  const last = lastTold(connection, { ...facts, tongue })
  const status = broken === null ? spoken(connectionTold(connection)) : brokenLine(broken, tongue)
  const failed = spoken(failedTold(counts.failed))
  const pending = spoken(
    say('tray.pending', '{count, plural, one {# pending} other {# pending}}', { count: counts.pending }),
  )
  return {
    icon: iconOf(health.links, failures.length, snooze),
    count: failures.length,
    tooltip: [
      `Hover Tray: ${status}`,
      failed.toLocaleLowerCase(tongue.locale),
      ...(snoozed ? [spoken(snoozed)] : []),
    ].join(', '),
    entries: [
      { kind: 'text', label: status },
      ...(broken === null ? [] : repairEntries(broken, spoken)),
      { kind: 'text', label: `${failed}, ${pending}` },
      ...(last === null ? [] : [text(last)]),
      ...(snoozed === null ? [] : [text(snoozed)]),
      line,
      action(spoken(say('tray.open', 'Open Hover Tray')), { kind: 'open' }),
      ...failureEntries(failures, spoken),
      line,
      snoozeEntries(snooze, spoken),
      ...copyEntries(connection, spoken),
      line,
      action(spoken(say('tray.settings', 'Settings…')), { kind: 'act', action: 'go-settings' }),
      // Until there is something that updates.
      text(say('tray.updates', 'Check for updates…')),
      helpEntries(spoken),
      line,
      action(spoken(say('tray.quit', 'Quit')), { kind: 'quit' }),
    ],
  }
}

/** What was turned off on purpose does not mark the icon for ever. */
function iconOf(links: readonly Link[], failures: number, snooze: Snoozing | null): TrayIconName {
  const broken = links.filter(link => link.state === 'broken')
  // That it is silent is no proof that nothing can come.
  const isOffline = ({ name, code }: (typeof broken)[number]) =>
    name !== 'rules' && name !== 'notifications' && code !== 'silent'
  if (broken.some(isOffline)) return 'offline'
  if (snooze !== null) return 'snoozed'
  const isOdd = broken.some(({ name, code }) => name === 'notifications' || code === 'silent')
  return failures > 0 || isOdd ? 'attention' : 'idle'
}
