import type { FieldChange } from '../../contract/transactions/transaction-detail.ts'
import type { ShownBody } from './shown-body.ts'

/** More than a person reads; the whole is in the raw view. */
const mostChanges = 100
const mostCharacters = 400

/** What the later of two deliveries says differently, in its own order; what it says no more comes last. */
export function changesBetween(before: ShownBody, after: ShownBody): readonly FieldChange[] {
  const places = [...new Set([...after.values.keys(), ...before.values.keys()])]
  return places
    .flatMap((place): readonly FieldChange[] => {
      const [old, now] = [before.values.get(place), after.values.get(place)]
      if (old?.raw === now?.raw) return []
      const [was, is] = [old?.shown ?? null, now?.shown ?? null]
      return [{ path: (now ?? old)?.path ?? '', before: cut(was), after: cut(is), isHidden: was === is }]
    })
    .filter(({ before: was, after: is }) => !(isNothing(was) && isNothing(is)))
    .slice(0, mostChanges)
}

/** An empty list that got members is their coming, not a change of its own. */
function isNothing(text: string | null): boolean {
  return text === null || text === '[]' || text === '{}'
}

function cut(text: string | null): string | null {
  return text === null || text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters)}…`
}
