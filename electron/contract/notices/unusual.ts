/** Something that was not as usual at a source: silence where there is normally traffic, or more failures than is normal. */
export interface Unusual {
  readonly topic: 'silence' | 'drift'
  readonly sourceId: string
  /** Null: the source as a whole. */
  readonly action: string | null
  readonly operator: string | null
  /** ISO 8601 in UTC. */
  readonly since: string
  /** Null while it lasts. */
  readonly until: string | null
}
