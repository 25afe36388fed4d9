import type { Health, Link, Repair, RepairAction } from '../../contract/health.ts'
import { firstBroken } from '../../core/health/diagnose.ts'
import { localTime, plain, table } from '../terminal.ts'
import { giveSecretAgain } from './state-words.ts'

const signs: Readonly<Record<Link['state'], string>> = {
  good: '✓ good',
  broken: '✗ broken',
  checking: '… open',
  unused: '- unused',
}

/** One line for each link; above them the first break, which explains the others, and what mends it. */
export function healthText({ links }: Pick<Health, 'links'>): string {
  const broken = firstBroken(links)
  const lines = table(
    [],
    links.map(link => [signs[link.state], link.label, link.sentence, lastGood(link)]),
  )
  if (broken === null) return lines
  const repair = repairText(broken.repair)
  const first = `${signs.broken}: ${plain(broken.label)}, since ${localTime(broken.since)}`
  return [first, `  ${plain(broken.sentence)}`, ...(repair === null ? [] : [`  ${repair}`]), '', lines].join('\n')
}

function lastGood({ state, lastGoodAt }: Link): string {
  if (lastGoodAt === null) return ''
  return state === 'unused' ? '' : `last good ${localTime(lastGoodAt)}`
}

/** Null where the sentence itself says what to do. */
function repairText(repair: Repair): string | null {
  switch (repair.kind) {
    case 'wait':
      return repair.retryAt === null
        ? 'The app tries again by itself.'
        : `The app tries again by itself at ${localTime(repair.retryAt)}.`
    case 'act':
      return commands[repair.action](repair.sourceId ?? 'ID')
    case 'outside':
      return null
  }
}

/** Where the window has a button, here is the command. */
const commands: Readonly<Record<RepairAction, (sourceId: string) => string>> = {
  retry: () => 'Try again now: hover-tray doctor --afresh',
  'connect-source': id => `Connect it: hover-tray sources authorize ${id}`,
  'source-settings': id => `Give the secret again: ${giveSecretAgain(id)}`,
  'tunnel-settings': () => 'Choose how Hover reaches this machine: hover-tray tunnel set --help',
  'notification-settings': () => 'Turn them on: hover-tray settings set notifications.failed true',
  'engine-settings': () => 'Attach the desktop again: hover-tray attach --help',
  'test-notification': () => 'Send a test from the settings of the app.',
}
