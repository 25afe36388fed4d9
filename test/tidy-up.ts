import { afterAll } from 'vitest'

type TidyUp = () => unknown

/**
 * Tidies up with the file, or with the `describe` in which it is called: for what `beforeAll` begins. Vitest calls no
 * `afterAll` that is registered while a hook runs.
 */
export function tidyUpAfterAll(): (tidyUp: TidyUp) => void {
  const waiting: TidyUp[] = []
  afterAll(async () => {
    for (const tidyUp of waiting.toReversed()) await tidyUp()
  })
  return tidyUp => void waiting.push(tidyUp)
}
