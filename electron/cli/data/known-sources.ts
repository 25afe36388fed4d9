import type { KnownSource } from '../../core/query/filter.ts'
import { misuse } from '../refusal.ts'
import { plain } from '../terminal.ts'
import { readSources } from './folder.ts'
import { withStore } from './stored.ts'

/** The id of the source that is meant by an id or a name. */
export async function sourceIdOf(text: string, dataDir: string): Promise<string> {
  const sources = readSources(dataDir)
  const named = sources.filter(({ name }) => name.trim().toLowerCase() === text.trim().toLowerCase())
  const [only, ...others] = sources.some(({ id }) => id === text) ? [] : named
  if (others.length > 0)
    throw misuse(`Several sources are called ${plain(text)}: ${listOf(named)}. Name the one you mean by its id.`)
  if (only !== undefined) return only.id
  await assertKnown([text], dataDir)
  return text
}

/** Nothing ever comes of a source that does not exist: whoever waits for it would wait for ever. */
export async function assertKnown(ids: readonly string[], dataDir: string): Promise<void> {
  const sources = readSources(dataDir)
  const missing = ids.filter(id => !sources.some(source => source.id === id))
  if (missing.length === 0) return
  const stored = await storedSources(dataDir)
  const unknown = missing.find(id => !stored.includes(id))
  if (unknown === undefined) return
  const forgotten = stored.filter(id => !sources.some(source => source.id === id)).map(id => ({ id, name: '' }))
  const all = [...sources, ...forgotten]
  const hint = all.length === 0 ? 'There is none yet.' : `There are ${listOf(all)}.`
  throw misuse(`There is no source with the name or the id ${plain(unknown)}. ${hint}`)
}

/** Also of sources that were removed: their transactions stay. */
async function storedSources(dataDir: string): Promise<readonly string[]> {
  let stored: readonly string[] = []
  await withStore(dataDir, async store => {
    stored = await store.sourceIds()
  })
  return stored
}

const mostListed = 20

function listOf(sources: readonly KnownSource[]): string {
  const listed = sources.slice(0, mostListed).map(({ id, name }) => (name === '' ? id : `${id} (${name})`))
  const more = sources.length - listed.length
  return plain([...listed, ...(more > 0 ? [`${more} more`] : [])].join(', '))
}
