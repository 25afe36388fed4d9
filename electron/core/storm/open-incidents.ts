import { endsAt, type Incident } from './incident.ts'

export interface OpenIncident {
  incident: Incident
}

interface Named {
  readonly operator: string | null
  readonly action: string
  readonly cause: string | null
}

/** The incidents that are open, found by what they are about. */
export interface OpenIncidents {
  /** That to which such a failure belongs: its own kind's, else that of all kinds; null when there is none. */
  of(failure: Named): OpenIncident | null
  /** Every incident of an action. */
  ofAction(run: Pick<Named, 'operator' | 'action'>): readonly Incident[]
  /** Changes them. */
  change(run: Pick<Named, 'operator' | 'action'>, to: (incident: Incident) => Incident): void
  add(incident: Incident): OpenIncident
  /** Whether anything was over before `now`. */
  isAnyOver(now: number): boolean
  /** Takes out what was over before `now`, in the order in which it ended. */
  takeOver(now: number): readonly Incident[]
  nextEnd(): number | null
  all(): readonly OpenIncident[]
}

export function createOpenIncidents(before: readonly Incident[]): OpenIncidents {
  /** By operator and action, then by cause. */
  const same = new Map<string, Map<string, OpenIncident>>()
  let mixed: OpenIncident | null = null
  /** No incident ends before it. Those that grew since end later. */
  let soonest = Number.POSITIVE_INFINITY

  function put(open: OpenIncident): OpenIncident {
    const { kind } = open.incident
    soonest = Math.min(soonest, endsAt(open.incident))
    if (kind.kind === 'mixed') {
      mixed = open
      return open
    }
    const key = keyOf(kind.operator, kind.action)
    const causes = same.get(key) ?? new Map<string, OpenIncident>()
    same.set(key, causes.set(keyOf(kind.cause), open))
    return open
  }

  function remove({ kind }: Incident): void {
    if (kind.kind === 'mixed') {
      mixed = null
      return
    }
    const key = keyOf(kind.operator, kind.action)
    const causes = same.get(key)
    causes?.delete(keyOf(kind.cause))
    if (causes?.size === 0) same.delete(key)
  }

  function all(): readonly OpenIncident[] {
    return [...[...same.values()].flatMap(causes => [...causes.values()]), ...(mixed === null ? [] : [mixed])]
  }

  for (const incident of before) put({ incident })

  return {
    of: ({ operator, action, cause }) => same.get(keyOf(operator, action))?.get(keyOf(cause)) ?? mixed,
    ofAction: ({ operator, action }) =>
      Array.from(same.get(keyOf(operator, action))?.values() ?? [], ({ incident }) => incident),
    change({ operator, action }, to) {
      for (const open of same.get(keyOf(operator, action))?.values() ?? []) {
        open.incident = to(open.incident)
        soonest = Math.min(soonest, endsAt(open.incident))
      }
    },
    add: incident => put({ incident }),
    isAnyOver: now => now > soonest && all().some(({ incident }) => endsAt(incident) < now),
    takeOver(now) {
      if (now <= soonest) return []
      const over = all().flatMap(({ incident }) => (endsAt(incident) < now ? [incident] : []))
      for (const incident of over) remove(incident)
      soonest = all().reduce((least, { incident }) => Math.min(least, endsAt(incident)), Number.POSITIVE_INFINITY)
      return over.toSorted((a, b) => endsAt(a) - endsAt(b) || a.firstAt - b.firstAt || (a.id < b.id ? -1 : 1))
    },
    nextEnd: () => (Number.isFinite(soonest) ? soonest : null),
    all,
  }
}

/** The same for names that differ only in capitals: developers type causes by hand. */
function keyOf(...names: readonly (string | null)[]): string {
  return JSON.stringify(names.map(name => name?.toLowerCase() ?? null))
}
