import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { setImmediate } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

/** Resolves when every request that this process has sent through node:http is answered, or has failed. */
export type WhenAnswered = () => Promise<void>

/** Follows the requests of this process from now on: a clock that is moved by hand outruns real ones. */
export function followRequests(): WhenAnswered {
  const open = new Set<unknown>()
  // The messages are typed as unknown; Node documents that each carries its request.
  const requestOf = (message: unknown) => (message as { readonly request: unknown }).request
  const onStart = (message: unknown) => open.add(requestOf(message))
  const onEnd = (message: unknown) => open.delete(requestOf(message))
  const listeners = [
    ['http.client.request.start', onStart],
    ['http.client.request.error', onEnd],
    ['http.client.response.finish', onEnd],
  ] as const
  for (const [channel, listener] of listeners) subscribe(channel, listener)
  onTestFinished(() => {
    for (const [channel, listener] of listeners) unsubscribe(channel, listener)
  })
  return async () => {
    while (open.size > 0) await setImmediate()
  }
}
