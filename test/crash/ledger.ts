/** What was sent, and what was answered, by the digest of the body: a body may be sent many times. */
export interface Ledger {
  sent(digest: string): void
  /** `at`: how long the record of the disk was when the 200 was here; 0 where none is kept. */
  acknowledged(digest: string, at: number): void
  /** Deliveries that were answered with 200 while the record was no longer than `until`. */
  acknowledgedUntil(until: number): ReadonlyMap<string, number>
  readonly posts: ReadonlyMap<string, number>
}

export function createLedger(): Ledger {
  const posts = new Map<string, number>()
  const answers: { readonly digest: string; readonly at: number }[] = []
  return {
    posts,
    sent: digest => void posts.set(digest, (posts.get(digest) ?? 0) + 1),
    acknowledged: (digest, at) => void answers.push({ digest, at }),
    acknowledgedUntil: until => {
      const counts = new Map<string, number>()
      for (const { digest, at } of answers) if (at <= until) counts.set(digest, (counts.get(digest) ?? 0) + 1)
      return counts
    },
  }
}
