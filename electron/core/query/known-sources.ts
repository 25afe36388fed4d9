import type { Filter, KnownSource } from './filter.ts'

/** What may be asked for. */
export interface Known {
  readonly sources: readonly KnownSource[]
  /** The ids of all that something is stored of, also of removed ones: looked at only for what is no source now. */
  readonly stored: () => Promise<readonly string[]>
}

export type SourceMeant = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly sentence: string }

/** The source that somebody means by an id or a name. */
export async function sourceMeant(text: string, known: Known): Promise<SourceMeant> {
  const { sources } = known
  const named = sources.filter(({ name }) => name.trim().toLowerCase() === text.trim().toLowerCase())
  const [only, ...others] = sources.some(({ id }) => id === text) ? [] : named
  if (others.length > 0)
    return {
      ok: false,
      sentence: `Several sources are called ${text}: ${listOf(named)}. Name the one you mean by its id.`,
    }
  const id = only?.id ?? text
  const sentence = await unknownSource([id], known)
  return sentence === null ? { ok: true, id } : { ok: false, sentence }
}

/** Nothing ever comes of a source that does not exist: the sentence about the first of them; null where all exist. */
export async function unknownSource(ids: readonly string[], known: Known): Promise<string | null> {
  const { sources } = known
  const isSource = (id: string): boolean => sources.some(source => source.id === id)
  if (ids.every(isSource)) return null
  const stored = await known.stored()
  const unknown = ids.find(id => !isSource(id) && !stored.includes(id))
  if (unknown === undefined) return null
  const removed = stored.filter(id => !isSource(id)).map(id => ({ id, name: '' }))
  const all = [...sources, ...removed]
  const hint = all.length === 0 ? 'There is none yet.' : `There are ${listOf(all)}.`
  return `There is no source with the name or the id ${unknown}. ${hint}`
}

/** The ids of sources that a filter names. */
export function sourcesNamed({ clauses }: Filter): readonly string[] {
  return clauses.flatMap(({ key, values }) => (key === 'source' ? values : [])).filter(id => id !== null)
}

const mostListed = 20

function listOf(sources: readonly KnownSource[]): string {
  const listed = sources.slice(0, mostListed).map(({ id, name }) => (name === '' ? id : `${id} (${name})`))
  const more = sources.length - listed.length
  return [...listed, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}
