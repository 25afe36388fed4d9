import type { Arrival } from '../inbox.ts'

/** Milliseconds. What is shown of it are times of day, and a burst would bring hundreds of these a second. */
const everyMs = 50

/**
 * Tells of what was kept, the first at once and then now and then: whoever is told knows to within 50 ms when the last
 * delivery of a source came. After a refusal the next one is told at once, because it ends a doubt.
 */
export function createKeptNews(tell: (arrival: Arrival) => void) {
  const toldAt = new Map<string, number>()
  return {
    kept(sourceId: string, receivedAt: number): void {
      const before = toldAt.get(sourceId)
      // A clock may step back, too.
      if (before !== undefined && Math.abs(receivedAt - before) < everyMs) return
      toldAt.set(sourceId, receivedAt)
      tell({ kind: 'accepted', sourceId, receivedAt })
    },
    refused: (sourceId: string): void => void toldAt.delete(sourceId),
  }
}
