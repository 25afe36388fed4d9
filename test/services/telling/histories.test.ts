import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tempDir } from '../store/store-kit.ts'
import { history, type Step, wellKnown } from './histories/steps.ts'
import { faultsOf } from './histories/verdict.ts'
import { createWorld } from './histories/world.ts'

async function faultsIn(steps: readonly Step[]): Promise<readonly string[]> {
  const world = await createWorld(tempDir())
  for (const step of steps) await world.act(step)
  return faultsOf(world, await world.end())
}

test.each(wellKnown)(
  'history %# tells everybody of every failure, once, and not while it is quiet',
  async (...steps) => {
    expect(await faultsIn(steps)).toEqual([])
  },
)

/** Each opens a store several times, so a run of all tests draws few; `HOVER_TRAY_HISTORIES` draws more. */
const numRuns = Number(process.env.HOVER_TRAY_HISTORIES ?? 8)

test('whatever happens, everybody is told of every failure, once, and not while it is quiet', async () => {
  let runs = 0
  const told = fc.asyncProperty(history, async steps => {
    expect(await faultsIn(steps)).toEqual([])
    runs += 1
  })
  await fc.assert(told, { numRuns })
  expect(runs).toBe(numRuns)
})
