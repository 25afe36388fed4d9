import { join } from 'node:path'
import { storeFolder } from '../../services/folder/data-folder.ts'
import { openReadStore, type ReadStore } from '../../services/store/reading/read-store.ts'
import { sqliteBinding } from '../cli.ts'
import { Refusal } from '../refusal.ts'
import { say } from '../terminal.ts'
import { assertFolder } from './folder.ts'

/** A script that was answered 200 expects to see what it sent. */
const settleLimitMs = 5_000

/** Reads what is stored, whether an engine runs on the folder or not. */
export async function withStore(dataDir: string, act: (store: ReadStore) => Promise<void>): Promise<void> {
  assertFolder(dataDir)
  const opened = openReadStore({ dataDir: join(dataDir, storeFolder), nativeBinding: sqliteBinding() })
  if (!opened.ok) throw new Refusal(opened.trouble.sentence)
  try {
    if (!(await opened.store.settled(settleLimitMs)))
      say('The engine is still busy with what came last; it is not shown yet.')
    await act(opened.store)
  } finally {
    await opened.store.close()
  }
}
