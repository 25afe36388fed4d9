/**
 * Marks of positions, a bit for each: a set of numbers would take more than what it is about. One that is greater than the
 * greatest has no mark.
 */
export function createMarks(greatest: number) {
  const bits = new Uint8Array(Math.floor(greatest / 8) + 1)
  const placeOf = (position: number) => Math.floor(position / 8)
  const bitOf = (position: number) => 1 << (position % 8)
  return {
    add(position: number): void {
      const place = placeOf(position)
      bits[place] = (bits[place] ?? 0) | bitOf(position)
    },
    has: (position: number): boolean => ((bits[placeOf(position)] ?? 0) & bitOf(position)) !== 0,
  }
}
