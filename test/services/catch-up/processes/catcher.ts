import { notificationSettingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { createCatchUp } from '../../../../electron/services/catch-up/catch-up.ts'
import { systemClock } from '../../../../electron/services/clock.ts'
import { createHoverClient } from '../../../../electron/services/hover-org/client.ts'
import { defaultLimits } from '../../../../electron/services/hover-org/http.ts'
import { createPace } from '../../../../electron/services/hover-org/pace.ts'
import { succeed } from '../../../../electron/services/hover-org/result.ts'
import { openStore } from '../../../../electron/services/store/open-store.ts'

/** Catches up with an organization in a folder, and tells its parent of each act that is on the disk. */
const [dataDir = '', baseUrl = '', token = ''] = process.argv.slice(2)
const { now } = systemClock
const sources = new URL('../../../../electron/services/store/', import.meta.url)
const opened = await openStore({
  ...{ dataDir, nativeBinding: null, now, rules: { notifications: notificationSettingsSchema.parse({}) } },
  threads: {
    journal: new URL('journal/journal-thread.ts', sources),
    projector: new URL('projection/projector-thread.ts', sources),
    ahead: new URL('ahead/ahead-thread.ts', sources),
    reader: new URL('reading/reader-thread.ts', sources),
  },
})
if (!opened.ok) throw new Error(opened.trouble.sentence)
const { store } = opened
const client = createHoverClient({
  ...{ baseUrl, fetch: globalThis.fetch, now, limits: defaultLimits, pace: createPace(now) },
  accessToken: async () => succeed(token),
})
createCatchUp(
  {
    ...{ clock: systemClock, random: Math.random, store, log: () => {} },
    organizations: { jobsPage: (_sourceId, page, signal) => client.jobsPage(page, signal) },
    journal: async act => {
      const { ok } = await store.append({ kind: 'act', at: now(), act })
      process.send?.(act.kind)
      return ok
    },
    sourceName: () => 'Homes',
    onCaughtUp: () => process.send?.('caught-up'),
  },
  'org',
).begin()
