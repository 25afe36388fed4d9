import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { delivery, post } from '../../cli/cli-kit.ts'
import { addShop, dataFolder, healthUntil, linkOf, secret, startEngine } from './engine-kit.ts'

it('an engine that has no room for more says so, and how many there were', async () => {
  const dataDir = dataFolder()
  const app = await startEngine(dataDir)
  const hook = await addShop(app)
  const other = new Sqlite(join(dataDir, 'store', 'journal.db'))
  onTestFinished(() => void other.close())
  // What comes waits for the lock: more than 32 MB for each of two threads.
  other.exec('BEGIN IMMEDIATE')
  const large = delivery({ note: 'x'.repeat(900_000) }, secret)
  const statuses = Promise.all(Array.from({ length: 90 }, () => post(hook, large)))
  const log = () => readFileSync(join(dataDir, 'logs', 'hover-tray.log'), 'utf8')
  await expect.poll(() => log().includes('deliveries-turned-away'), { timeout: 20_000 }).toBe(true)
  other.exec('ROLLBACK')
  const refused = (await statuses).filter(status => status === 503).length
  const health = await healthUntil(app, found => JSON.stringify(linkOf(found, 'database')).includes('overloaded'))
  expect([linkOf(health, 'database')?.sentence, refused > 0]).toEqual([expect.stringContaining('503'), true])
  expect(log().match(/deliveries-turned-away/g)).toHaveLength(1)
})
