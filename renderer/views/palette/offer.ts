import type { Action } from '../../actions/action.ts'
import { rank } from '../../actions/rank.ts'
import { actionWords } from '../../words/actions.ts'

/** What the palette offers: the actions in their order, and the same under their titles. */
export interface Offer {
  readonly actions: readonly Action[]
  readonly groups: readonly OfferGroup[]
}

interface OfferGroup {
  /** Null while something is typed: then the best come first, wherever they belong. */
  readonly title: string | null
  /** The place of its first action among all. */
  readonly start: number
  readonly actions: readonly Action[]
}

/** Nothing typed: what was done last, then all by their groups. */
export function offerOf(actions: readonly Action[], typed: string, recent: readonly string[]): Offer {
  if (typed.trim() !== '') {
    const ranked = rank(recentFirst(actions, recent), typed)
    return { actions: ranked, groups: [{ title: null, start: 0, actions: ranked }] }
  }
  const last = recent.flatMap(id => actions.filter(action => action.id === id))
  const rest = actions.filter(action => !last.includes(action))
  const titled = [
    { title: actionWords.palette.recent, actions: last },
    ...[...new Set(rest.map(({ group }) => group))].map(group => ({
      title: actionWords.group[group],
      actions: rest.filter(action => action.group === group),
    })),
  ].filter(group => group.actions.length > 0)
  let start = 0
  const groups = titled.map(group => {
    const placed = { ...group, start }
    start += group.actions.length
    return placed
  })
  return { actions: groups.flatMap(group => group.actions), groups }
}

/** Of those that fit alike, what was done last comes first. */
function recentFirst(actions: readonly Action[], recent: readonly string[]): readonly Action[] {
  const place = ({ id }: Action): number => (recent.includes(id) ? recent.indexOf(id) : recent.length)
  return actions.toSorted((one, other) => place(one) - place(other))
}
