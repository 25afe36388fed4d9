import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { engineFileName, readEngineAddress } from '../services/door/engine-client.ts'
import { storeFolder } from '../services/folder/data-folder.ts'
import { acquireDataLock } from '../services/store/data-lock.ts'
import { type DataPlace, journalsIn } from '../services/store/data-place.ts'
import { noteDamage } from '../services/store/suspect.ts'
import { StoreError } from '../services/store/trouble.ts'
import { sqliteBinding } from './cli.ts'
import { Refusal } from './refusal.ts'

/** A command that only reads may hold the folder for a moment. */
const patienceMs = 1_000

export function placeOf(dataDir: string): DataPlace {
  return { dataDir: join(dataDir, storeFolder), nativeBinding: sqliteBinding() }
}

/** Does what no engine may do at the same time; `what` is the command, for the sentence. */
export async function alone<T>(dataDir: string, what: string, act: (place: DataPlace) => T | Promise<T>): Promise<T> {
  const place = placeOf(dataDir)
  const lock = acquireDataLock(place, patienceMs)
  if (!lock.ok) {
    const isEngine = readEngineAddress(join(dataDir, engineFileName)) !== null
    throw new Refusal(
      isEngine
        ? `An engine runs on the folder ${dataDir}. Stop it, then ${what} again: quit the app, or end hover-tray serve.`
        : `Something else of Hover Tray works on the folder ${dataDir}. When it is done, ${what} again.`,
    )
  }
  try {
    return await act(place)
  } catch (error) {
    // The next start mends what was met here.
    if (error instanceof StoreError) noteDamage(place.dataDir, error.trouble)
    throw error
  } finally {
    lock.release()
  }
}

/** Of what is written through the engine where one runs. `isEngine`: one has left word of itself. */
export function unanswered(isEngine: boolean): Refusal {
  return new Refusal(
    isEngine
      ? 'The engine that runs on this folder did not answer. Try again, or stop it first.'
      : 'Something else of Hover Tray works on this folder. Try again when it is done.',
  )
}

/** For commands that need something to work on, and must not make an empty folder. */
export function assertStored(dataDir: string): void {
  if (!journalsIn(join(dataDir, storeFolder)).some(file => existsSync(file)))
    throw new Refusal(`Nothing was ever received in the folder ${dataDir}.`)
}
