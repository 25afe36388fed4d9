/** What became of each payload of an import. */
export interface ImportResult {
  /** Stored: new, update or stale. */
  readonly accepted: number
  /** Repeats of what was stored already. */
  readonly duplicates: number
  /** Proven but odd: in quarantine. */
  readonly odd: number
  /** Not proven by the secret of any configured app. */
  readonly refused: number
  /** What could not be read, with its line or position; the first hundred. */
  readonly unreadable: readonly { readonly where: string; readonly reason: string }[]
  /** Of all that could not be read. */
  readonly unreadableCount: number
}

/** Expected failures are values; `sentence` is fit to be shown. */
export interface Failure {
  readonly code: 'invalid-input' | 'not-found' | 'refused' | 'unavailable' | 'internal'
  readonly sentence: string
}
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
