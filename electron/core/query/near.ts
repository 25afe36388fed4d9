/** The known word that a person probably meant; null when none is near. */
export function nearestOf(word: string, known: readonly string[]): string | null {
  const lower = word.toLowerCase()
  const nearest = known
    .map(candidate => ({ candidate, distance: distanceOf(lower, candidate) }))
    .toSorted((a, b) => a.distance - b.distance)[0]
  if (nearest === undefined || nearest.distance > Math.max(1, Math.floor(word.length / 3))) return null
  return nearest.candidate
}

const longestCompared = 40

/** How many letters have to be put in, taken out, exchanged or swapped with their neighbour to make one word the other. */
function distanceOf(a: string, b: string): number {
  const [from, to] = [a.slice(0, longestCompared), b.slice(0, longestCompared)]
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1]
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
