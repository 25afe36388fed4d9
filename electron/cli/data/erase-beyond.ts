import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Destination } from '../../contract/settings/destinations.ts'
import { type Holding, placesHolding } from '../../core/retention/places-holding.ts'
import { settingsFileName } from '../../services/folder/settings-file.ts'
import type { EraseWish } from '../../services/store/retention/erasing/erase.ts'
import { readSettings } from '../doctor/examine.ts'
import { plain } from '../terminal.ts'

/** What an erasing leaves, because it is a person's to change, or is not here. */
export interface Beyond {
  /** What somebody typed into the settings, where it holds the number. */
  readonly settings: readonly Holding[]
  /** Systems that keep what they were sent. */
  readonly destinations: readonly Pick<Destination, 'id' | 'name' | 'kind' | 'form'>[]
  /** The stream of the engine that this one follows; null: it follows none. */
  readonly following: string | null
}

export function findBeyond(dataDir: string, whom: EraseWish['whom']): Beyond {
  const { noticeRules, ...settings } = readSettings(dataDir)
  // Rules are named by what the journal has of them.
  const { rules: _, ...besideRules } = noticeRules
  return {
    settings: whom.kind === 'number' ? placesHolding({ ...settings, noticeRules: besideRules }, whom.fits) : [],
    destinations: settings.destinations.map(({ id, name, kind, form }) => ({ id, name, kind, form })),
    following: settings.following?.stream ?? null,
  }
}

/** Settings from before a restore, where earlier versions put them; now they lie in the folder with what was set aside. */
export function formerSettings(dataDir: string): readonly string[] {
  const file = join(dataDir, `${settingsFileName}.json.before-restore`)
  return existsSync(file) ? [file] : []
}

/** What there is to do elsewhere. */
export function elsewhere({ destinations, following }: Beyond): readonly string[] {
  return [
    ...destinations.map(sentenceOf),
    ...(following === null
      ? []
      : [`This engine follows another one. Erase there too, and purge the stream ${plain(following)}.`]),
    'Backups and exports elsewhere, and destinations that were removed since, are not touched.',
  ]
}

function sentenceOf({ name, kind, form }: Beyond['destinations'][number]): string {
  const keeps = `The destination "${plain(name)}" keeps what it was sent.`
  if (form === 'copy') return `${keeps} Erase at each engine that follows this one too, and purge the stream.`
  return kind === 'nats' ? `${keeps} Purge its stream.` : `${keeps} Take this customer out there too.`
}
