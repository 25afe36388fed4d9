import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFile, DataWhere } from '../../contract/data.ts'
import type { RetentionSettings } from '../../contract/settings.ts'
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
const copies =
  /^store\/(?:journal\.db\.(?:before|damaged)-|state\.db\.(?:before-rebuild|damaged-)|before-restore-)|^settings\.json\.before-restore$/
const aboutCopies = 'A copy from before a change. The app does not need it; delete it when you do not need it either.'

/** What the settings page and the command `data` say. Throws StoreError. */
export function findData(folder: string, place: DataPlace, retention: RetentionSettings): DataWhere {
  const found = filesIn(folder)
  const { oldest, ...counts } = readWhereabouts(place)
  return {
    folder,
    files: known.flatMap(([pattern, about]) =>
      listed(
        folder,
        found.filter(({ name }) => pattern.test(name)),
        about,
      ),
    ),
    copies: listed(
      folder,
      found.filter(({ name }) => copies.test(name)),
      aboutCopies,
    ),
    oldest: oldest === null ? null : new Date(oldest).toISOString(),
    ...counts,
    retention,
  }
}

interface Found {
  readonly name: string
  readonly bytes: number
}

function listed(folder: string, found: readonly Found[], about: string): readonly DataFile[] {
  return found.map(({ name, bytes }) => ({ path: join(folder, name), bytes, about }))
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
