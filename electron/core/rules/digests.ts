/** Several candidates told as one. Milliseconds since 1970. */
export interface Digest {
  readonly kind: 'late' | 'held'
  readonly at: number
  readonly ids: readonly string[]
}

/** A digest waits this long for more of the same, in milliseconds, but never longer than the second. */
const digestPauseMs = 3_000
const digestLimitMs = 20_000

export interface Digests {
  /** Of what comes late; the digest before it when that had ended by then. */
  gather(id: string, at: number): readonly Digest[]
  /** Told at that moment, with all else that is held until then. */
  hold(id: string, until: number): void
  /** All that were not told yet. */
  rest(): readonly Digest[]
}

export function createDigests(): Digests {
  const held = new Map<number, string[]>()
  let late: { readonly since: number; readonly endsAt: number; readonly ids: readonly string[] } | null = null

  function takeLate(): readonly Digest[] {
    const found = late
    late = null
    return found === null ? [] : [{ kind: 'late', at: found.endsAt, ids: found.ids }]
  }

  return {
    gather(id, at) {
      const ended = late !== null && at >= late.endsAt ? takeLate() : []
      const since = late?.since ?? at
      const endsAt = Math.min(at + digestPauseMs, since + digestLimitMs)
      late = { since, endsAt, ids: [...(late?.ids ?? []), id] }
      return ended
    },
    hold(id, until) {
      const ids = held.get(until)
      if (ids === undefined) held.set(until, [id])
      else ids.push(id)
    },
    rest: () => [...takeLate(), ...[...held].map(([at, ids]) => ({ kind: 'held' as const, at, ids }))],
  }
}
