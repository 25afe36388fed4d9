/**
 * A number from 0 to below 1 that looks random and is decided by its arguments alone: FNV-1a over them, and the
 * finishing steps of MurmurHash3, so that neighbours have nothing in common.
 */
export function seededShare(numbers: readonly number[], what: string): number {
  let hash = 0x811c9dc5
  for (const character of `${numbers.join('/')}/${what}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
