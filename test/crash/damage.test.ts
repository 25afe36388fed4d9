import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { journalFile, stateFile } from '../../electron/services/store/data-place.ts'
import { startEngine } from './engine.ts'
import { createRandom } from './random.ts'
import { placeOf } from './shop.ts'
import { killedFolder, limitMs, serveAndPost } from './used-folder.ts'
import { judge, spotless } from './verdict.ts'

describe('a torn write-ahead log', () => {
  test.each(['truncated', 'garbled'] as const)(
    'of the journal: what is left works when it is %s, and the loss is told',
    async how => {
      const used = await killedFolder()
      const wal = `${journalFile(placeOf(used.dataDir).dataDir)}-wal`
      const kept = Math.floor(statSync(wal).size * 0.8)
      if (how === 'truncated') truncateSync(wal, kept + 123)
      else writeFileSync(wal, garbledFrom(readFileSync(wal), kept))
      const { engine, load } = await serveAndPost(used, 20)
      await load.stop()
      await engine.untilSaid(/damage +Stored deliveries are damaged \(Up to \d+ of its entries/)
      expect(await engine.stop()).toBe(0)
      const verdict = judge(used.dataDir, used.ledger, { rebuiltFrom: 'itself' })
      expect([verdict.doubled, verdict.toldTwice, verdict.differing]).toEqual([[], [], []])
    },
    limitMs,
  )

  test.each(['truncated', 'garbled'] as const)(
    'of the state: nothing is lost when it is %s',
    async how => {
      const used = await killedFolder()
      const wal = `${stateFile(placeOf(used.dataDir).dataDir)}-wal`
      const { size } = statSync(wal)
      if (how === 'truncated') truncateSync(wal, Math.floor(size * 0.7) + 99)
      else writeFileSync(wal, garbledFrom(readFileSync(wal), Math.floor(size * 0.7)))
      const { engine, load } = await serveAndPost(used, 20)
      await load.stop()
      expect(await engine.stop()).toBe(0)
      expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
    },
    limitMs,
  )
})

function garbledFrom(bytes: Buffer, from: number): Buffer {
  const random = createRandom(1)
  return Buffer.from(bytes.map((byte, at) => (at < from ? byte : random.between(0, 255))))
}

const pageBytes = 16_384

/** Every page after the first, so that whatever the start looks at is met. */
function ruinPages(file: string, isRuined: (page: number) => boolean): void {
  const database = new Sqlite(file)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  const bytes = readFileSync(file)
  for (let page = 0; page * pageBytes < bytes.length; page++) {
    if (isRuined(page)) bytes.fill('ruin', page * pageBytes, (page + 1) * pageBytes)
  }
  writeFileSync(file, bytes)
}

describe('a corrupted page', () => {
  test(
    'in the state: it is made again, the damaged file is kept, and that is told',
    async () => {
      const used = await killedFolder()
      const file = stateFile(placeOf(used.dataDir).dataDir)
      ruinPages(file, page => page > 0)
      const { engine, load } = await serveAndPost(used, 20)
      await load.stop()
      await engine.untilSaid(/damage +A damaged file was mended/)
      expect(await engine.stop()).toBe(0)
      expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
      expect(existsSync(`${file}.damaged-1`)).toBe(true)
    },
    limitMs,
  )

  test(
    'in the middle of the journal: whoever meets it says so, and the next start keeps the rest and tells the loss',
    async () => {
      const used = await killedFolder()
      const { dataDir } = placeOf(used.dataDir)
      ruinPages(journalFile(dataDir), page => page > 2 && page % 5 === 0)
      const rebuild = startEngine({ dataDir: used.dataDir, args: ['rebuild'] })
      expect(await rebuild.ended).toBe(1)
      expect(rebuild.said.stderr).toMatch(/The database file .*journal\.db is damaged\. Start Hover Tray again/)
      const { engine, load } = await serveAndPost(used, 20)
      await load.stop()
      await engine.untilSaid(/damage +Stored deliveries are damaged \(Up to \d+ of its entries/)
      expect(await engine.stop()).toBe(0)
      const verdict = judge(used.dataDir, used.ledger, { rebuiltFrom: 'itself' })
      // Who was told of what stood on those pages too; the start after the loss tells nobody again, a new state would.
      const differing = verdict.differing.filter(difference => !difference.startsWith('notices:'))
      expect([verdict.doubled, verdict.toldTwice, differing]).toEqual([[], [], []])
      expect(verdict.stored).toBeGreaterThan(20)
    },
    limitMs,
  )

  test(
    'in the journal: the rest is kept, the damaged file is set aside, and that is told',
    async () => {
      const used = await killedFolder()
      const file = journalFile(placeOf(used.dataDir).dataDir)
      ruinPages(file, page => page === 0)
      const { engine, load } = await serveAndPost(used, 20)
      await load.stop()
      await engine.untilSaid(/damage +.*journal\.db\.damaged-1/)
      expect(await engine.stop()).toBe(0)
      expect(judge(used.dataDir, used.ledger)).toMatchObject(spotless)
    },
    limitMs,
  )
})
