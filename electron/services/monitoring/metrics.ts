import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Connection } from '../../contract/connection.ts'
import type { Health } from '../../contract/health.ts'
import { type StatusCounts, statuses } from '../../contract/transactions/transaction.ts'
import type { FollowState } from '../supervision/other-systems/follow-keeper.ts'
import type { DestinationState } from '../supervision/other-systems/forward-keeper.ts'

/** What is measured, asked for at each look. */
export interface Measured {
  readonly version: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly counts: () => Promise<StatusCounts>
  readonly connection: () => Connection
  readonly health: () => Health
  readonly destinations: () => Promise<readonly DestinationState[]>
  readonly following: () => FollowState | null
}

/** Everything in the text format of Prometheus. No label holds anything that customers or networks wrote. */
export function createMetrics({ version, now, counts, connection, health, destinations, following }: Measured) {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: readonly string[]) =>
    new Gauge({ name: `hover_tray_${name}`, help, labelNames: [...labelNames], registers })

  gauge('build_info', 'The version that runs.', ['version']).set({ version }, 1)
  const transactions = gauge('transactions', 'Stored transactions by their status.', ['status'])
  const links = gauge('link_broken', '1 for a link between Hover and you that is broken.', ['link', 'source'])
  const refused = new Counter({
    name: 'hover_tray_deliveries_refused_total',
    help: 'Deliveries with a wrong or missing secret or signature, since the start.',
    labelNames: ['source'],
    registers,
  })
  const lastDelivery = gauge('last_delivery_timestamp_seconds', 'When a source was last heard of.', ['source'])
  const waiting = gauge('outbox_waiting', 'Events that wait for a destination.', ['destination'])
  const dead = gauge('outbox_dead', 'Events that a destination refused until they were given up.', ['destination'])
  const lag = gauge('outbox_lag_seconds', 'Age of the oldest event that waits.', ['destination'])
  const failing = gauge('outbox_failing', '1 while the last attempt failed.', ['destination'])
  const followFailing = gauge('following_failing', '1 while the engine that is followed cannot be heard.', [])
  const followTaken = gauge('following_taken', 'Entries of the engine that is followed, since the start.', [])

  async function measure(): Promise<void> {
    const [stored, outbox] = await Promise.all([counts(), destinations()])
    // What is gone since the last look has no number any more.
    for (const metric of [links, refused, lastDelivery, waiting, dead, lag, failing, followFailing, followTaken])
      metric.reset()
    for (const status of statuses) transactions.set({ status }, stored[status])
    for (const { name, sourceId, state } of health().links)
      links.set({ link: name, source: sourceId ?? '' }, state === 'broken' ? 1 : 0)
    for (const { sourceId: source, ...seen } of connection().sources) {
      refused.inc({ source }, seen.refused)
      if (seen.lastDeliveryAt !== null) lastDelivery.set({ source }, Date.parse(seen.lastDeliveryAt) / 1000)
    }
    for (const state of outbox) {
      const { destinationId: destination } = state
      waiting.set({ destination }, state.waiting)
      dead.set({ destination }, state.dead)
      lag.set({ destination }, state.oldestAt === null ? 0 : Math.max(0, now() - state.oldestAt) / 1000)
      failing.set({ destination }, state.trouble === null ? 0 : 1)
    }
    const followed = following()
    if (followed === null) return
    followFailing.set(followed.trouble === null ? 0 : 1)
    followTaken.set(followed.stored)
  }

  return {
    contentType: registry.contentType,
    async text(): Promise<string> {
      await measure()
      return registry.metrics()
    },
  }
}
