import type { Problem } from '../../contract/connection.ts'
import type { Repair } from '../../contract/health.ts'
import type { Speech } from '../../contract/speech/said.ts'
import { act, type Finding, outside, wait } from './finding.ts'

interface Where {
  readonly sourceId: string | null
  readonly retryAt: string | null
}

/** What mends a problem that the supervisor reported. */
function repairOf({ code, retry }: Problem, { sourceId, retryAt }: Where): Repair {
  switch (code) {
    case 'needs-connecting':
    case 'hover-unauthorized':
    case 'sign-in-unreadable':
      return act('connect-source', sourceId)
    case 'needs-secret':
    case 'secret-unreadable':
      return act('source-settings', sourceId)
    case 'needs-public-url':
    case 'tunnel-auth-missing':
    case 'tunnel-auth-rejected':
    case 'tunnel-address-not-yours':
    case 'address-elsewhere':
      return act('tunnel-settings')
    case 'tunnel-client-too-old':
      return outside
    default:
      return retry === 'auto' ? wait(retryAt) : act('retry')
  }
}

/** A link that is broken for the reason the supervisor gave. `alsoSaid`: what its sentence says beyond the problem's own. */
export function brokenBy(problem: Problem, where: Where, alsoSaid: Speech = []): Finding {
  const { sentence, code } = problem
  const said = [{ code: `problem.${code}` }, ...alsoSaid]
  return { state: 'broken', sentence, said, code, repair: repairOf(problem, where) }
}
