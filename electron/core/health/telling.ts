import type { Connection } from '../../contract/connection.ts'
import { say } from '../../contract/speech/say.ts'
import { reachOfRules } from '../rules/reaches.ts'
import type { RulesInForce } from '../rules/rules-in.ts'
import type { HealthFacts, Reach } from './facts.ts'
import { act, checking, type Finding, good } from './finding.ts'

const failuresOff =
  'Nobody is told about failures: no rule tells of failed transactions. Turn the notifications for them on in the settings.'
const rulesUnread =
  'Your own rules cannot be understood, so only the switches of the notifications hold. Open the rules in the settings and save them again.'

/** Whether the rules that hold let anybody be told of what fails in production. */
export function rulesFinding({ rules, faults }: RulesInForce, sources: Connection['sources']): Finding {
  const repair = act('notification-settings')
  if (faults.length > 0)
    return { state: 'broken', ...say('link.rules-unread', rulesUnread), code: 'rules-unread', repair }
  const known = sources.map(({ sourceId: id, name, kind }) => ({ id, name, kind }))
  const reachOf = reachOfRules(rules, known)
  const ofFailures = reachOf('failed')
  if (ofFailures === 'none')
    return { state: 'broken', ...say('link.failures-off', failuresOff), code: 'failures-off', repair }
  if (ofFailures === 'some')
    return good(say('link.told-of-some', 'Only of some failures people are told: those that a rule of your own names.'))
  const told = topics.filter(([status]) => reachOf(status) !== 'none').map(([, word]) => word)
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
