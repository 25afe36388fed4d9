import { projectAll } from '../../electron/services/store/projection/project-all.ts'
import { hasUnfinishedErasing } from '../../electron/services/store/retention/erasing/unfinished-erasing.ts'
import { startEngine } from './engine.ts'
import { killAfter } from './kill-after.ts'
import type { Life } from './life.ts'
import { placeOf } from './shop.ts'
import { readJournal } from './stored.ts'
import { filesWith } from './traces.ts'

/**
 * Erases a customer, kills that, and erases again. In between, whatever was begun is told of by the next engine, unless it
 * was finished. Returns what is wrong; that nothing of the customer is left afterwards the verdict finds out.
 */
export async function killInErasing({ dataDir, random, deliveries, ledger }: Life): Promise<string> {
  const customer = deliveries.dismissCustomer()
  const args = ['erase', '--phone', `+${customer}`]
  const { dataDir: store } = placeOf(dataDir)
  projectAll(placeOf(dataDir), { afresh: false })
  const before = positionsTaken(dataDir)
  const cut = startEngine({ dataDir, args })
  await killAfter(cut, () => hasUnfinishedErasing(store), random.between(0, 500))
  const isHalfDone = positionsTaken(dataDir) !== before && filesWith(dataDir, [customer.slice(-9)]).length > 0
  const isMarked = hasUnfinishedErasing(store)
  const told = await tellingOf(dataDir)
  const again = startEngine({ dataDir, args })
  const code = await again.ended
  ledger.erased(customer)
  return [
    isHalfDone && !told ? 'An erasing was half done, and nobody was told.' : '',
    isMarked && !told ? 'An erasing was cut short, and nobody was told.' : '',
    code === 0 ? '' : `Erasing again ended with ${code}: ${again.said.stderr}`,
    (await tellingOf(dataDir)) ? 'An erasing that was finished was told as cut short.' : '',
  ].join('')
}

/** How many positions of the journal were emptied on purpose. */
function positionsTaken(dataDir: string): number {
  return readJournal(placeOf(dataDir).dataDir).erased
}

/** Whether an engine that starts says that an erasing was cut short. */
async function tellingOf(dataDir: string): Promise<boolean> {
  const engine = startEngine({ dataDir })
  await engine.ready
  await engine.stop()
  return /Erasing a customer was cut short/.test(engine.said.stderr)
}
