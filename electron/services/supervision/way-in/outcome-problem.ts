import type { ProblemCode } from '../../../contract/connection.ts'
import type { RegistrationOutcome } from '../../hover-org/registration.ts'
import type { HoverFailure } from '../../hover-org/result.ts'

/** What stops a registration before Hover is asked. */
export type NotReady = {
  readonly kind: 'not-ready'
  readonly code: 'needs-connecting' | 'needs-secret' | 'secret-unreadable' | 'sign-in-unreadable'
}

type Unfinished = 'not-saved' | NotReady | Exclude<RegistrationOutcome, { kind: 'live' | 'aborted' }>

/** Why an attempt to register did not end live. */
export function outcomeProblem(outcome: Unfinished): ProblemCode {
  if (outcome === 'not-saved') return 'not-saved'
  switch (outcome.kind) {
    case 'failed':
      return failureProblem(outcome.failure)
    case 'code-never-came':
      return 'code-never-came'
    case 'not-ready':
      return outcome.code
  }
}

function failureProblem({ kind }: HoverFailure): ProblemCode {
  switch (kind) {
    case 'unreachable':
      return 'hover-unreachable'
    case 'unauthorized':
      return 'hover-unauthorized'
    case 'forbidden':
      return 'hover-forbidden'
    case 'refused':
      return 'hover-refused'
    case 'rate-limited':
      return 'hover-rate-limited'
    case 'server':
    case 'bad-answer':
      return 'hover-failed'
  }
}
