import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startEngine } from './engine.ts'
import { startLoad } from './load.ts'
import { placeOf } from './shop.ts'
import { folder, killedFolder, limitMs, serveAndPost, shopIn } from './used-folder.ts'
import { judge, spotless } from './verdict.ts'

const isRoot = process.getuid?.() === 0

/**
 * 64 megabytes for the databases of this folder, until the test is over: more than both logs take before they are copied,
 * so that only the ballast fills it, however slow the machine is. Returns where they lie.
 */
function mountSmallStore(dataDir: string): string {
  const small = join(dataDir, 'store')
  mkdirSync(small)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', small])
  onTestFinished(() => void execFileSync('umount', ['-l', small]))
  return small
}

describe.skipIf(!isRoot || process.platform !== 'linux')(
  'a full disk (a small file system, which only root can mount)',
  () => {
    test(
      'is answered with 503 and told; it goes on when there is room, and nothing is lost',
      async () => {
        const used = await shopIn(folder())
        const small = mountSmallStore(used.dataDir)
        const ballast = join(small, 'ballast')
        const { engine, load } = await serveAndPost(used, 20)
        fillUp(ballast)
        while (!load.answers.has(503)) await new Promise(resolve => setImmediate(resolve))
        await engine.untilSaid(/The disk is full/)
        rmSync(ballast)
        await load.until((load.answers.get(200) ?? 0) + 30)
        await load.stop()
        expect(await engine.stop()).toBe(0)
        expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
      },
      limitMs,
    )
  },
)

describe.skipIf(!isRoot || process.platform !== 'linux')('a disk that is full at the start', () => {
  test(
    'is told by the start; when there is room it goes on, and nothing is lost',
    async () => {
      const used = await shopIn(folder())
      const small = mountSmallStore(used.dataDir)
      const first = await serveAndPost(used, 100)
      await first.engine.kill()
      await first.load.stop()
      const ballast = join(small, 'ballast')
      fillUp(ballast)
      const second = startEngine({ dataDir: used.dataDir })
      onTestFinished(second.kill)
      await second.untilSaid(/The disk is full: \S+ could not be written\. Free some space/)
      const port = await second.ready
      rmSync(ballast)
      const load = startLoad({ port, connections: 8, next: used.deliveries.next, ledger: used.ledger })
      await load.until(30)
      await load.stop()
      expect(await second.stop()).toBe(0)
      expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
    },
    limitMs,
  )
})

function fillUp(file: string): void {
  try {
    for (let bytes = 1; ; bytes++) writeFileSync(file, Buffer.alloc(65_536), { flag: bytes === 1 ? 'w' : 'a' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

/** Root may write everywhere, so the engine runs as somebody else then. */
const nobody = isRoot ? ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'] : []

const readOnly = [
  ['everything', (name: string) => name !== ''],
  ['only the journal', (name: string) => name.startsWith('journal.db')],
] as const

describe.skipIf(process.platform === 'win32')('a folder that may only be read', () => {
  test.each(readOnly)(
    'is told in one sentence, and left as it is (%s)',
    async (_, isReadOnly) => {
      const used = await killedFolder(20)
      if (isRoot) execFileSync('chown', ['-R', '65534:65534', used.dataDir])
      const { dataDir: store } = placeOf(used.dataDir)
      const names = readdirSync(store).filter(isReadOnly)
      const setModes = (ofFolder: number, ofFiles: number) => {
        chmodSync(store, ofFolder)
        for (const name of names) chmodSync(join(store, name), ofFiles)
      }
      setModes(0o500, 0o400)
      const engine = startEngine({ dataDir: used.dataDir, wrapper: nobody })
      onTestFinished(engine.kill)
      expect(await engine.ended).toBe(1)
      setModes(0o700, 0o600)
      expect(engine.said.stderr).toMatch(
        /The database file .* cannot be written\. Allow this user to write to its folder\.\n$/,
      )
      expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
    },
    limitMs,
  )
})
