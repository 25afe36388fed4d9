/** What a replay has to know of a delivery to count it. */
export interface PlannedDelivery {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly sourceId: string
  readonly sourceName: string
  readonly transactionId: string | null
  /** The provider's own word; null where it says none, or was odd. */
  readonly status: string | null
  readonly isWhole: boolean
}

export interface PlannedStatus {
  /** Null where the provider says none. */
  readonly status: string | null
  readonly deliveries: number
}

export interface PlannedSource {
  readonly sourceId: string
  readonly sourceName: string
  readonly deliveries: number
  /** The most frequent first. */
  readonly statuses: readonly PlannedStatus[]
}

/** What a replay would take, before anything is done. Times in milliseconds since 1970; null: there is none. */
export interface ReplayPlan {
  readonly deliveries: number
  readonly transactions: number
  readonly from: number | null
  readonly to: number | null
  readonly sources: readonly PlannedSource[]
  /** Their texts were trimmed by the retention, so they cannot be replayed whole. */
  readonly notWhole: number
}

/** Counts deliveries one after the other; holds the ids of their transactions and nothing else that grows. */
export function createPlanning() {
  const sources = new Map<string, { readonly name: string; readonly statuses: Map<string | null, number> }>()
  const transactions = new Set<string>()
  let [deliveries, notWhole] = [0, 0]
  let span: { readonly from: number; readonly to: number } | null = null

  return {
    add({ at, sourceId, sourceName, transactionId, status, isWhole }: PlannedDelivery): void {
      deliveries += 1
      if (!isWhole) notWhole += 1
      if (transactionId !== null) transactions.add(transactionId)
      span = span === null ? { from: at, to: at } : { from: Math.min(span.from, at), to: Math.max(span.to, at) }
      const source = sources.get(sourceId) ?? { name: sourceName, statuses: new Map() }
      source.statuses.set(status, (source.statuses.get(status) ?? 0) + 1)
      sources.set(sourceId, source)
    },
    plan: (): ReplayPlan => ({
      ...{ deliveries, transactions: transactions.size, from: span?.from ?? null, to: span?.to ?? null, notWhole },
      sources: [...sources].map(([sourceId, { name, statuses }]) => ({
        ...{ sourceId, sourceName: name },
        deliveries: [...statuses.values()].reduce((sum, count) => sum + count, 0),
        statuses: [...statuses]
          .map(([status, count]) => ({ status, deliveries: count }))
          .sort((a, b) => b.deliveries - a.deliveries),
      })),
    }),
  }
}
