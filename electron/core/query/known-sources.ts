import type { KnownSource } from './filter.ts'

/** What may be asked for: the sources there are, and the ids of all that something is stored of, also of removed ones. */
export interface Known {
  readonly sources: readonly KnownSource[]
  readonly stored: readonly string[]
}

export type SourceMeant = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly sentence: string }

/** The source that somebody means by an id or a name. */
export function sourceMeant(text: string, known: Known): SourceMeant {
  const { sources } = known
  const named = sources.filter(({ name }) => name.trim().toLowerCase() === text.trim().toLowerCase())
  const [only, ...others] = sources.some(({ id }) => id === text) ? [] : named
  if (others.length > 0)
    return {
      ok: false,
      sentence: `Several sources are called ${text}: ${listOf(named)}. Name the one you mean by its id.`,
    }
  const id = only?.id ?? text
  const sentence = unknownSource([id], known)
  return sentence === null ? { ok: true, id } : { ok: false, sentence }
}

/** Nothing ever comes of a source that does not exist: the sentence about the first of them; null where all exist. */
export function unknownSource(ids: readonly string[], { sources, stored }: Known): string | null {
  const known = new Set([...sources.map(({ id }) => id), ...stored])
  const unknown = ids.find(id => !known.has(id))
  if (unknown === undefined) return null
  const removed = stored.filter(id => !sources.some(source => source.id === id)).map(id => ({ id, name: '' }))
  const all = [...sources, ...removed]
  const hint = all.length === 0 ? 'There is none yet.' : `There are ${listOf(all)}.`
  return `There is no source with the name or the id ${unknown}. ${hint}`
}

const mostListed = 20

function listOf(sources: readonly KnownSource[]): string {
  const listed = sources.slice(0, mostListed).map(({ id, name }) => (name === '' ? id : `${id} (${name})`))
  const more = sources.length - listed.length
  return [...listed, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}
