import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFile, DataWhere } from '../../contract/bridge/data.ts'
import type { RetentionSettings } from '../../contract/settings/settings.ts'
import type { DataPlace } from '../store/data-place.ts'
import { readWhereabouts } from '../store/upkeep/whereabouts.ts'

/** In the order in which they matter; names with their path below the data folder. */
const known: readonly (readonly [pattern: RegExp, about: string])[] = [
  [
    /^store\/journal\.db(-wal|-shm)?$/,
    'Everything that was received, without secrets and PINs, and what people did. Readable by your user only, not encrypted.',
  ],
  [
    /^store\/state\.db(-wal|-shm)?$/,
    'What lists and searches show, masked. Can be made again from the journal: hover-tray rebuild.',
  ],
  [/^settings\.json$/, 'Settings. No secret is in them.'],
  [/^secrets\.json$/, 'Secrets, encrypted with the keyring of the desktop or with the key beside them.'],
  [/^secrets\.key$/, 'The key of the secrets where there is no keyring. Readable by your user only.'],
  [/^logs\//, 'What the app did. No texts, numbers or secrets are in it.'],
]
const knownCopies: typeof known = [
  [
    /^store\/journal\.db\.mended$/,
    'The mended journal. The next start puts it in the place of the damaged one. Do not delete it.',
  ],
  [
    /^store\/restored(?:\/|\.json$)/,
    'What a restore that was cut short puts in its place, or has still to say. Do not delete it.',
  ],
  [
    /^store\/(?:journal\.db\.(?:before|damaged)-|state\.db\.(?:before-rebuild|damaged-)|before-restore-)|^settings\.json\.before-restore$/,
    'A copy from before a change. The app does not need it; delete it when you do not need it either.',
  ],
  [
    /^store\/(?:journal\.db\.(?:mending|grafted)(?:-wal|-shm|-journal)?$|restoring\/|rebuilding\/)/,
    'Left behind by a change that was cut short. The app does not need it; delete it while the app does not run.',
  ],
]

/** What the settings page and the command `data` say. Throws StoreError. */
export function findData(folder: string, place: DataPlace, retention: RetentionSettings): DataWhere {
  const found = filesIn(folder)
  const { oldest, ...counts } = readWhereabouts(place)
  return {
    folder,
    files: listed(folder, found, known),
    copies: listed(folder, found, knownCopies),
    oldest: oldest === null ? null : new Date(oldest).toISOString(),
    ...counts,
    retention,
  }
}

interface Found {
  readonly name: string
  readonly bytes: number
}

function listed(folder: string, found: readonly Found[], patterns: typeof known): readonly DataFile[] {
  return patterns.flatMap(([pattern, about]) =>
    found
      .filter(({ name }) => pattern.test(name))
      .map(({ name, bytes }) => ({ path: join(folder, name), bytes, about })),
  )
}

function filesIn(folder: string): readonly Found[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .sort()
    .flatMap(name => {
      const stats = statSync(join(folder, name), { throwIfNoEntry: false })
      return stats?.isFile() === true ? [{ name, bytes: stats.size }] : []
    })
}
