import Sqlite from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { journalFile, stateFile } from '../../electron/services/store/data-place.ts'
import { createDeliveries } from './deliveries.ts'
import { startEngine } from './engine.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { startLoad } from './load.ts'
import { createRandom } from './random.ts'
import { openShop, placeOf, removeFolder, tempFolder } from './shop.ts'

const seed = Number(process.env.CRASH_SEED ?? 4711)
export const limitMs = 240_000

export function folder(): string {
  const made = tempFolder()
  onTestFinished(() => removeFolder(made))
  return made
}

export interface Used {
  readonly dataDir: string
  readonly ledger: Ledger
  readonly deliveries: ReturnType<typeof createDeliveries>
}

export async function shopIn(dataDir: string): Promise<Used> {
  return { dataDir, ledger: createLedger(), deliveries: createDeliveries(createRandom(seed), await openShop(dataDir)) }
}

export async function serveAndPost({ dataDir, ledger, deliveries }: Used, acknowledged: number) {
  const engine = startEngine({ dataDir })
  onTestFinished(engine.kill)
  const load = startLoad({ port: await engine.ready, connections: 8, next: deliveries.next, ledger })
  await load.until(acknowledged)
  return { engine, load }
}

/** A folder that an engine worked on and left in the middle of its work, with everything still in the logs. */
export async function killedFolder(acknowledged = 300): Promise<Used> {
  const used = await shopIn(folder())
  const { engine, load } = await serveAndPost(used, acknowledged)
  await load.stop()
  await engine.untilSaid(/live/)
  await settled(used)
  await engine.kill()
  return used
}

/** Waits until everything is projected, without asking the engine. */
async function settled({ dataDir }: Used): Promise<void> {
  const { dataDir: store } = placeOf(dataDir)
  const journal = new Sqlite(journalFile(store), { readonly: true })
  const state = new Sqlite(stateFile(store), { readonly: true })
  const head = journal.prepare('SELECT max(seq) FROM entries').pluck()
  const cursor = state.prepare('SELECT seq FROM projection').pluck()
  while (Number(cursor.get()) < Number(head.get())) await new Promise(resolve => setImmediate(resolve))
  state.close()
  journal.close()
}
