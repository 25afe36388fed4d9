import type { Repair } from '../../contract/health.ts'
import type { EngineProblem, EngineProblemCode } from '../../contract/settings/engine.ts'
import { say, type Told } from '../../contract/speech/say.ts'
import { act, wait } from '../health/finding.ts'

/** One sentence for each: what happened and what to do. Whatever the other side wrote is never shown. */
const wordings: Readonly<Record<EngineProblemCode, Told>> = {
  unreachable: say(
    'engine.unreachable',
    'The engine cannot be reached. Check the network, the tunnel and its address; the app keeps trying.',
  ),
  untrusted: say(
    'engine.untrusted',
    'The certificate of the engine is not trusted here, so it was told nothing. Correct it there, or trust its issuer on this computer.',
  ),
  silent: say('engine.silent', 'The engine has not answered for a while. The app connects anew.'),
  'token-missing': say(
    'engine.token-missing',
    'The token of the engine is not known here. Enter it in the settings; hover-tray api token prints it there.',
  ),
  'token-refused': say(
    'engine.token-refused',
    'The engine does not accept the token. Enter the one that hover-tray api token prints there.',
  ),
  'other-host': say(
    'engine.other-host',
    'The engine does not answer to this name. Add it to "names" of "api" in its configuration.',
  ),
  'no-engine': say(
    'engine.no-engine',
    'What answers at this address is no engine of Hover Tray. Check the address and what stands in front of the engine.',
  ),
  'engine-older': say(
    'engine.engine-older',
    'The engine is of an older version, which this app does not understand. Update the engine.',
  ),
  'engine-newer': say(
    'engine.engine-newer',
    'The engine is of a newer version, which this app does not understand. Update this app.',
  ),
  unreadable: say(
    'engine.unreadable',
    'The engine answered in a way that this app does not understand. Use the same version on both sides.',
  ),
  busy: say('engine.busy', 'The engine has as many windows open as it allows. Close one; the app keeps trying.'),
}

export function engineProblem(code: EngineProblemCode): EngineProblem {
  return { code, sentence: wordings[code].sentence }
}

export function engineProblemTold(code: EngineProblemCode): Told {
  return wordings[code]
}

/** What mends it. Where a person has to do something first, it is only tried now and then. */
const mending: Readonly<Record<EngineProblemCode, 'waiting' | 'here' | 'there'>> = {
  unreachable: 'waiting',
  silent: 'waiting',
  unreadable: 'waiting',
  busy: 'waiting',
  'token-missing': 'here',
  'token-refused': 'here',
  'no-engine': 'here',
  untrusted: 'there',
  'other-host': 'there',
  'engine-older': 'there',
  'engine-newer': 'there',
}

/** How long to wait at least before the next attempt, in milliseconds. */
export function leastWaitMs(code: EngineProblemCode): number {
  return mending[code] === 'waiting' ? 0 : 30_000
}

/** What a person can press. `retryAt`: when it is tried again; null while it is. */
export function repairOf(code: EngineProblemCode, retryAt: string | null): Repair {
  switch (mending[code]) {
    case 'waiting':
      return wait(retryAt)
    case 'here':
      return act('engine-settings')
    case 'there':
      return act('retry')
  }
}
