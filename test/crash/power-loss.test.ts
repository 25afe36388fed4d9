import { afterAll, describe, expect, test } from 'vitest'
import { buildLibrary } from './library.ts'
import { cutPower } from './power-cuts.ts'
import { removeFolder, tempFolder } from './shop.ts'
import { isSpotless } from './verdict.ts'

const cuts = Number(process.env.CRASH_CUTS ?? 8)
const seed = Number(process.env.CRASH_SEED ?? Date.now() % 1_000_000)

const folder = tempFolder()
afterAll(() => removeFolder(folder))
const library = buildLibrary(folder)

describe.skipIf(!library.ok)(`power loss${library.ok ? '' : ` (not tried: ${library.reason})`}`, () => {
  test(
    `${cuts} power cuts at random moments under load lose nothing that was acknowledged (seed ${seed})`,
    async () => {
      if (!library.ok) return
      const run = await cutPower({ library: library.file, seed, cuts, acknowledged: 1500 })
      expect(run.cuts.filter(({ verdict, trouble }) => !isSpotless(verdict) || trouble !== '')).toEqual([])
      expect(run.cuts.length).toBe(cuts)
      expect(run.acknowledged).toBeGreaterThanOrEqual(1500)
    },
    60_000 + cuts * 10_000,
  )

  test('a disk that only says that it flushed would be found out', async () => {
    if (!library.ok) return
    const run = await cutPower({ library: library.file, seed, cuts: 3, acknowledged: 300, diskLies: true })
    expect(run.cuts.some(({ verdict }) => verdict.lost.length > 0)).toBe(true)
  })
})
