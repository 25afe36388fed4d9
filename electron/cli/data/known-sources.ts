import { sourceMeant, unknownSource } from '../../core/query/known-sources.ts'
import { misuse } from '../refusal.ts'
import { plain } from '../terminal.ts'
import { readSources } from './folder.ts'
import { withStore } from './stored.ts'

/** The id of the source that is meant by an id or a name. */
export async function sourceIdOf(text: string, dataDir: string): Promise<string> {
  const sources = readSources(dataDir)
  const meant = sourceMeant(text, {
    sources,
    stored: sources.some(({ id }) => id === text) ? [] : await storedSources(dataDir),
  })
  if (!meant.ok) throw misuse(plain(meant.sentence))
  return meant.id
}

/** Whoever waits for a source that does not exist would wait for ever. */
export async function assertKnown(ids: readonly string[], dataDir: string): Promise<void> {
  const sources = readSources(dataDir)
  if (ids.every(id => sources.some(source => source.id === id))) return
  const sentence = unknownSource(ids, { sources, stored: await storedSources(dataDir) })
  if (sentence !== null) throw misuse(plain(sentence))
}

/** Also of sources that were removed: their transactions stay. */
async function storedSources(dataDir: string): Promise<readonly string[]> {
  let stored: readonly string[] = []
  await withStore(dataDir, async store => {
    stored = await store.sourceIds()
  })
  return stored
}
