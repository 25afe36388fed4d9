import type { Apart, ApartKey, ApartLine } from '../../../../contract/transactions/overview.ts'
import type { ApartTallies } from './apart.ts'
import { addAll, addEach, sumsOf, type Tally, timedSums } from './tally.ts'

/** So many names have a line of their own; with one more, all of them have. */
const mostLines = 7

/** One line for each of the names that most transactions have, and one for the others together. */
export function linesOf(by: ApartKey, found: ApartTallies): Apart {
  const named = [...found]
    .map(([name, tallies]) => ({ name, tallies, total: addAll(tallies) }))
    .filter(({ total }) => sizeOf(total) > 0)
    .toSorted(
      (a, b) =>
        rankOf(by, b.total) - rankOf(by, a.total) || sizeOf(b.total) - sizeOf(a.total) || (a.name < b.name ? -1 : 1),
    )
  const isFew = named.length <= mostLines + 1
  const others = isFew ? [] : named.slice(mostLines)
  const lines = named.slice(0, isFew ? mostLines + 1 : mostLines).map(({ name, tallies }): ApartLine => {
    return { kind: 'named', name: name === '' ? null : name, ...lineSums(tallies) }
  })
  if (others.length === 0) return { by, lines }
  const together = addEach(others.map(({ tallies }) => tallies))
  return { by, lines: [...lines, { kind: 'others', names: others.length, ...lineSums(together) }] }
}

/** People look at categories for what failed. */
function rankOf(by: ApartKey, tally: Tally): number {
  return by === 'category' ? sumsOf(tally).counts.failed : sizeOf(tally)
}

const sizeOf = (tally: Tally): number => sumsOf(tally).transactions

function lineSums(tallies: readonly Tally[]): Pick<ApartLine, 'total' | 'points'> {
  return { total: timedSums(addAll(tallies)), points: tallies.map(timedSums) }
}
