import type { ForwardTrouble } from '../../../core/forwarding/forward-trouble.ts'

/** Codes of the server's own list (nats-io/nats-server, server/errors.json). */
const noJetStream = [10_039, 10_076]
const otherStream = [10_060, 10_065]
const noSpace = [10_023, 10_028, 10_047, 10_077]

/** Why it did not work, by the kind of the error and never by its text, which may name what is secret. */
export async function natsTroubleOf(error: unknown): Promise<ForwardTrouble> {
  const [{ errors }, { JetStreamApiError }] = await Promise.all([
    import('@nats-io/transport-node'),
    import('@nats-io/jetstream'),
  ])
  if (error instanceof errors.AuthorizationError) return 'login-refused'
  if (error instanceof errors.UserAuthenticationExpiredError) return 'login-refused'
  const cause = error instanceof Error ? error.cause : undefined
  if ([error, cause].some(one => one instanceof errors.PermissionViolationError)) return 'not-allowed'
  if ([error, cause].some(one => one instanceof errors.TimeoutError)) return 'timeout'
  if (cause instanceof errors.RequestError && cause.isNoResponders()) return 'no-jetstream'
  if (!(error instanceof JetStreamApiError)) return 'unreachable'
  if (noJetStream.includes(error.code)) return 'no-jetstream'
  if (otherStream.includes(error.code)) return 'other-stream'
  return noSpace.includes(error.code) ? 'full' : `refused-${error.status}`
}
