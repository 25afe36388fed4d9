import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { createDeliveries } from './deliveries.ts'
import { startEngine } from './engine.ts'
import { createLedger } from './ledger.ts'
import { buildLibrary } from './library.ts'
import { startLoad } from './load.ts'
import { createRandom } from './random.ts'
import { openShop, removeFolder, tempFolder } from './shop.ts'
import { limitMs } from './used-folder.ts'
import { judge, spotless } from './verdict.ts'

const workshop = tempFolder()
afterAll(() => removeFolder(workshop))
const library = buildLibrary(workshop)
const dayMs = 24 * 60 * 60_000

function setClock(file: string, wrongByMs: number): void {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt(wrongByMs))
  writeFileSync(file, bytes, { flag: 'r+' })
}

describe.skipIf(!library.ok)(`the clock${library.ok ? '' : ` (not tried: ${library.reason})`}`, () => {
  test.each([-dayMs, dayMs])(
    'that is set by %i ms under load, and back after a kill, loses and doubles nothing',
    async step => {
      if (!library.ok) return
      const dataDir = tempFolder()
      onTestFinished(() => removeFolder(dataDir))
      const clock = join(workshop, `clock${step}`)
      writeFileSync(clock, Buffer.alloc(8))
      const env = { LD_PRELOAD: library.file, POWER_LOSS_CLOCK: clock }
      const ledger = createLedger()
      const { next } = createDeliveries(createRandom(4), await openShop(dataDir))
      const first = startEngine({ dataDir, env })
      onTestFinished(first.kill)
      const load = startLoad({ port: await first.ready, connections: 8, next, ledger })
      await load.until(100)
      setClock(clock, step)
      await load.until((load.answers.get(200) ?? 0) + 200)
      await first.kill()
      await load.stop()
      // What was signed at another time is refused, as a replay would be: the rest has to be taken.
      expect([...load.answers.keys()].filter(status => ![0, 200, 401].includes(status))).toEqual([])
      setClock(clock, 0)
      const second = startEngine({ dataDir, env })
      onTestFinished(second.kill)
      await second.ready
      expect(await second.stop()).toBe(0)
      expect(judge(dataDir, ledger)).toMatchObject(spotless)
    },
    limitMs,
  )
})
