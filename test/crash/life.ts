import { createDeliveries, type Deliveries } from './deliveries.ts'
import { startEngine } from './engine.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { startLoad } from './load.ts'
import { createRandom, type Random } from './random.ts'
import { openShop, tempFolder } from './shop.ts'

const connections = 16

/** A folder on which engines live and are killed, and what is known of it. */
export interface Life {
  readonly dataDir: string
  /** Backups go here: a copy may hold what was erased later. */
  readonly elsewhere: string
  readonly random: Random
  readonly deliveries: Deliveries
  readonly ledger: Ledger
}

export async function beginLife(seed: number): Promise<Life> {
  const [dataDir, elsewhere, random] = [tempFolder(), tempFolder(), createRandom(seed)]
  return {
    dataDir,
    elsewhere,
    random,
    deliveries: createDeliveries(random, await openShop(dataDir)),
    ledger: createLedger(),
  }
}

/** An engine that serves, and posts on their way to it. */
export async function serveUnderLoad({ dataDir, deliveries, ledger }: Life, next = deliveries.next) {
  const engine = startEngine({ dataDir })
  return { engine, load: startLoad({ port: await engine.ready, connections, next, ledger }) }
}
