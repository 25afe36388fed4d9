import type { Delivery } from './deliveries.ts'

type Sent = Pick<Delivery, 'digest' | 'customer' | 'isOdd'>

/** What was sent, and what was answered, by the digest of the body: a body may be sent many times. */
export interface Ledger {
  sent(delivery: Sent): void
  /** `at`: how long the record of the disk was when the 200 was here; 0 where none is kept. */
  acknowledged(digest: string, at: number): void
  /** Deliveries that were answered with 200 while the record was no longer than `until`. */
  acknowledgedUntil(until: number): ReadonlyMap<string, number>
  readonly posts: ReadonlyMap<string, number>
  /** Whether a delivery may be taken out because its transaction is old. */
  mayBePruned(digest: string): boolean
  /** Everything that speaks of this customer was taken out on purpose. */
  erased(customer: string): void
  isErased(digest: string): boolean
  readonly erasedCustomers: ReadonlySet<string>
}

export function createLedger(): Ledger {
  const posts = new Map<string, number>()
  const answers: { readonly digest: string; readonly at: number }[] = []
  const odd = new Set<string>()
  const customers = new Map<string, string>()
  const erasedCustomers = new Set<string>()
  return {
    posts,
    erasedCustomers,
    sent: ({ digest, customer, isOdd }) => {
      posts.set(digest, (posts.get(digest) ?? 0) + 1)
      if (isOdd) odd.add(digest)
      if (customer !== null) customers.set(digest, customer)
    },
    acknowledged: (digest, at) => void answers.push({ digest, at }),
    acknowledgedUntil: until => {
      const counts = new Map<string, number>()
      for (const { digest, at } of answers) if (at <= until) counts.set(digest, (counts.get(digest) ?? 0) + 1)
      return counts
    },
    mayBePruned: digest => !odd.has(digest),
    erased: customer => void erasedCustomers.add(customer),
    isErased: digest => erasedCustomers.has(customers.get(digest) ?? ''),
  }
}
