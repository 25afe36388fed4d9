import type { NotificationSettings } from '../../contract/settings.ts'
import { say } from '../../contract/speech/say.ts'
import type { HealthFacts, Reach } from './facts.ts'
import { act, checking, type Finding, good } from './finding.ts'

/** Whether the settings let anybody be told of failures. */
export function rulesFinding(rules: NotificationSettings): Finding {
  if (!rules.failed)
    return {
      state: 'broken',
      ...say(
        'link.failures-off',
        'Nobody is told about failures: notifications for failed transactions are off. Turn them on in the settings.',
      ),
      code: 'failures-off',
      repair: act('notification-settings'),
    }
  const told = topics.filter(([name]) => rules[name]).map(([, word]) => word)
  return good(say('link.told-of', 'People are told of transactions that are {states}.', { states: { anyOf: told } }))
}

const topics = [
  ['failed', say('link.state-failed', 'failed')],
  ['unknown', say('link.state-unknown', 'of unknown status')],
  ['cancelled', say('link.state-cancelled', 'cancelled')],
  ['succeeded', say('link.state-succeeded', 'succeeded')],
  ['stuck', say('link.state-stuck', 'pending for too long')],
] as const

/** Whether a notice reaches a person. */
export function notificationsFinding(reach: Reach, engine: HealthFacts['engine']): Finding {
  if (engine !== 'running')
    return checking(say('link.reach-stopped', 'Only the running app can find out whether notices are shown.'))
  switch (reach.kind) {
    case 'unknown':
      return checking(say('link.reach-unknown', 'No notice has been shown yet. A test shows whether they arrive.'))
    case 'terminal':
      return good(say('link.reach-terminal', 'Notices are printed to the terminal.'))
    case 'taken':
      return good(
        say('link.reach-taken', 'The desktop takes notices. It may still hide them while it is set to Do Not Disturb.'),
      )
    case 'seen':
      return good(say('link.reach-seen', 'Notices are shown here: somebody has answered one.'))
    case 'refused':
      return {
        state: 'broken',
        ...say(
          'link.reach-refused',
          'The desktop did not show the last notice. Allow notifications of Hover Tray in the settings of the desktop, then send a test.',
        ),
        code: 'notice-refused',
        repair: act('test-notification'),
      }
    case 'no-server':
      return {
        state: 'broken',
        ...say('link.reach-no-server', noServer, { waiting: reach.waiting }),
        code: 'no-notification-service',
        repair: act('test-notification'),
      }
  }
}

const noServer =
  'Nothing on this desktop shows notifications now. Start its notification service; {waiting, plural, =0 {the app notices it by itself.} one {one notice waits for it.} other {# notices wait for it.}}'
