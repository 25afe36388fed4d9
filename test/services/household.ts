import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { pause } from '../../electron/services/clock.ts'
import {
  createSettingsFile,
  settingsFileName,
  settingsFileOptions,
} from '../../electron/services/folder/settings-file.ts'
import { createOrganizations } from '../../electron/services/hover-org/organizations.ts'
import { createPracticeHover } from '../../electron/services/practice/server.ts'
import { keyFileCiphers } from '../../electron/services/secrets/key-file-cipher.ts'
import { openVault } from '../../electron/services/secrets/vault.ts'
import { createSources } from '../../electron/services/sources/sources.ts'
import { createFakeClock } from '../fakes/clock.ts'

/** Settings and vault in a folder of their own, and what works on them. */
export async function createHousehold() {
  const folder = mkdtempSync(join(tmpdir(), 'household-'))
  const store = new Conf<Record<string, unknown>>({ ...settingsFileOptions, cwd: folder, configName: settingsFileName })
  const settings = createSettingsFile(() => store, join(folder, `${settingsFileName}.json`))
  const openAgain = () =>
    openVault({ file: join(folder, 'secrets.json'), ciphers: keyFileCiphers(join(folder, 'key')) })
  const vault = await openAgain()
  const clock = createFakeClock()
  const organizations = createOrganizations({ settings, vault, clock, fetch: globalThis.fetch })
  const sources = createSources({ settings, vault, now: clock.now })
  const ends: (() => unknown)[] = []
  return {
    ...{ folder, settings, vault, openAgain, clock, organizations, sources },
    /** A Hover of this test's own, and an organization of it among the sources. */
    async addOrganization() {
      const hover = createPracticeHover({
        now: clock.now,
        after: (ms, signal) => pause(clock, ms, signal),
        randomBytes,
      })
      ends.push(() => hover.stop())
      const { url } = await hover.start()
      const { clientId, clientSecret } = hover.credentials.org
      const added = await sources.add({
        kind: 'hover-org',
        name: 'Homes',
        clientId,
        clientSecret,
        baseUrl: url,
        redirectUri: 'https://hover.to',
      })
      if (!added.ok) throw new Error(added.failure.sentence)
      return { hover, id: added.value.id }
    },
    onEnd(end: () => unknown) {
      ends.push(end)
    },
    async stop() {
      for (const end of ends.reverse()) await end()
      store._closeWatcher()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type Household = Awaited<ReturnType<typeof createHousehold>>
