import { type Known, sourceMeant, unknownSource } from '../../core/query/known-sources.ts'
import { misuse } from '../refusal.ts'
import { plain } from '../terminal.ts'
import { readSources } from './folder.ts'
import { withStore } from './stored.ts'

/** The id of the source that is meant by an id or a name. */
export async function sourceIdOf(text: string, dataDir: string): Promise<string> {
  const meant = await sourceMeant(text, knownIn(dataDir))
  if (!meant.ok) throw misuse(plain(meant.sentence))
  return meant.id
}

/** Whoever waits for a source that does not exist would wait for ever. */
export async function assertKnown(ids: readonly string[], dataDir: string): Promise<void> {
  const sentence = await unknownSource(ids, knownIn(dataDir))
  if (sentence !== null) throw misuse(plain(sentence))
}

const knownIn = (dataDir: string): Known => ({ sources: readSources(dataDir), stored: () => storedSources(dataDir) })

/** Also of sources that were removed: their transactions stay. */
async function storedSources(dataDir: string): Promise<readonly string[]> {
  let stored: readonly string[] = []
  await withStore(dataDir, async store => {
    stored = await store.sourceIds()
  })
  return stored
}
