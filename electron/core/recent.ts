/** Longer keys are what a hostile sender would fill the memory with. */
const longestKey = 1000

/**
 * Remembers the last values that were made, by all that they are made of; so it gives what making them anew would give.
 * `most`: how many values it holds.
 */
export function createRecent<Value>(most: number): (key: string, make: () => Value) => Value {
  const known = new Map<string, Value>()
  return (key, make) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make()
    if (key.length > longestKey) return made
    if (known.size === most) for (const oldest of known.keys()) if (known.delete(oldest)) break
    known.set(key, made)
    return made
  }
}
