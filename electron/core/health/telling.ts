import type { NotificationSettings } from '../../contract/settings.ts'
import type { HealthFacts, Reach } from './facts.ts'
import { act, checking, type Finding, good } from './finding.ts'

/** Whether the settings let anybody be told of failures. */
export function rulesFinding(rules: NotificationSettings): Finding {
  if (!rules.failed)
    return {
      state: 'broken',
      sentence:
        'Nobody is told about failures: notifications for failed transactions are off. Turn them on in the settings.',
      code: 'failures-off',
      repair: act('notification-settings'),
    }
  const told = topics.filter(([name]) => rules[name]).map(([, word]) => word)
  return good(`People are told of transactions that are ${inWords(told)}.`)
}

const topics = [
  ['failed', 'failed'],
  ['unknown', 'of unknown status'],
  ['cancelled', 'cancelled'],
  ['succeeded', 'succeeded'],
  ['stuck', 'pending for too long'],
] as const

function inWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** Whether a notice reaches a person. */
export function notificationsFinding(reach: Reach, engine: HealthFacts['engine']): Finding {
  if (engine !== 'running') return checking('Only the running app can find out whether notices are shown.')
  switch (reach.kind) {
    case 'unknown':
      return checking('No notice has been shown yet. A test shows whether they arrive.')
    case 'terminal':
      return good('Notices are printed to the terminal.')
    case 'taken':
      return good('The desktop takes notices. It may still hide them while it is set to Do Not Disturb.')
    case 'refused':
      return {
        state: 'broken',
        sentence:
          'The desktop did not show the last notice. Allow notifications of Hover Tray in the settings of the desktop, then send a test.',
        code: 'notice-refused',
        repair: act('test-notification'),
      }
    case 'no-server':
      return {
        state: 'broken',
        sentence: `Nothing on this desktop shows notifications now. Start its notification service; ${waitingText(reach.waiting)}`,
        code: 'no-notification-service',
        repair: act('test-notification'),
      }
  }
}

function waitingText(waiting: number): string {
  if (waiting === 0) return 'the app notices it by itself.'
  return waiting === 1 ? 'one notice waits for it.' : `${waiting} notices wait for it.`
}
