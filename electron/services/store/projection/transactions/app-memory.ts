import type { Database } from '../../database.ts'

/** Which Hover app each source is known for, from what its deliveries said: a secret belongs to one app. */
export interface AppMemory {
  /**
   * Whether this app is not the source's. The first one that a source names is remembered; unless another source is
   * known for it already, which is what a secret pasted into the wrong source looks like.
   */
  isForeign(sourceId: string, appId: string | null): boolean
  /** After a roll-back, or when a source was forgotten: what is in memory may not be in the database. */
  clear(): void
}

export function createAppMemory(state: Database): AppMemory {
  const known = new Map<string, string>()
  const read = state.prepare<[string], string>('SELECT app_id FROM source_apps WHERE source_id = ?').pluck()
  const owners = state.prepare<[string], string>('SELECT source_id FROM source_apps WHERE app_id = ?').pluck()
  const write = state.prepare<[string, string]>('INSERT INTO source_apps (source_id, app_id) VALUES (?, ?)')

  return {
    isForeign: (sourceId, appId) => {
      if (appId === null) return false
      const own = known.get(sourceId) ?? read.get(sourceId)
      if (own !== undefined) {
        known.set(sourceId, own)
        return own !== appId
      }
      const isOfAnother = owners.get(appId) !== undefined
      write.run(sourceId, appId)
      known.set(sourceId, appId)
      return isOfAnother
    },
    clear: () => known.clear(),
  }
}
