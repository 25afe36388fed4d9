import { join } from 'node:path'
import type { DataWhere } from '../../contract/bridge/data.ts'
import { unfinishedErasingSentence, untoldRestoreSentence } from '../../core/health/keeping.ts'
import type { Clock } from '../clock.ts'
import { createLog, type Log } from '../log.ts'
import { type Ciphers, openVault, type Vault, vaultFileName } from '../secrets/vault.ts'
import { StartFailure } from '../start-failure.ts'
import { hasUntoldRestore } from '../store/backup/restore-note.ts'
import { acquireDataLock } from '../store/data-lock.ts'
import type { DataPlace } from '../store/data-place.ts'
import { openStore } from '../store/open-store.ts'
import { hasUnfinishedErasing } from '../store/retention/erasing/unfinished-erasing.ts'
import type { Store, ThreadFiles } from '../store/store.ts'
import { projectionRulesOf } from '../telling/projection-rules.ts'
import { findData } from './data-where.ts'
import { createSettingsFile, type SettingsFile, type SettingsStore, settingsFileName } from './settings-file.ts'

/** Below the data folder, because what is watched for changes there must not include a busy database. */
export const storeFolder = 'store'

/**
 * What ends an engine gives it ten seconds (containers) to thirty (systemd) before it kills it. So long, in milliseconds, it
 * works out what it has received; the rest is for what else ends, and a backlog is for the next start, which tells it.
 */
const settleAtMostMs = 5_000

/** A command that only reads may hold the lock for a moment. */
const lockPatienceMs = 1_000

interface Deps {
  readonly dataDir: string
  readonly openSettings: () => SettingsStore
  readonly ciphers: Ciphers | Promise<Ciphers>
  readonly threads: ThreadFiles
  readonly sqliteBinding: string | null
  readonly clock: Clock
  readonly onLogLine?: (line: string) => void
  readonly onFatal: (sentence: string) => void
}

/** Everything that lives in the data folder, open and held by this process alone. */
export interface DataFolder {
  readonly log: Log
  readonly settings: SettingsFile
  readonly vault: Vault
  readonly vaultFile: string
  readonly store: Store
  readonly place: DataPlace
  /** What there is, how much of it, and what protects it. Throws StoreError. */
  where(): DataWhere
  /** The end begins: from then on whoever waits for the projector waits for a bounded time. */
  beginEnd(): void
  close(): Promise<void>
}

/** The lock first: a second process must leave before it touches anything. Throws an error that is a sentence. */
export async function openDataFolder(deps: Deps): Promise<DataFolder> {
  const { dataDir } = deps
  const place = { dataDir: join(dataDir, storeFolder), nativeBinding: deps.sqliteBinding }
  const lock = acquireDataLock(place, lockPatienceMs)
  if (!lock.ok) throw new StartFailure(alreadyRunning(dataDir))
  try {
    return await openHeld(deps, place, lock.release)
  } catch (error) {
    // Whoever mends what kept it from starting must not be told that it runs.
    lock.release()
    throw error
  }
}

async function openHeld(deps: Deps, place: DataPlace, release: () => void): Promise<DataFolder> {
  const { dataDir, clock, onLogLine } = deps
  const log = createLog({ folder: join(dataDir, 'logs'), now: clock.now, ...(onLogLine && { onLine: onLogLine }) })
  const settings = createSettingsFile(deps.openSettings, join(dataDir, `${settingsFileName}.json`))
  const opening = openStore({
    ...place,
    threads: deps.threads,
    rules: projectionRulesOf(settings.get()),
    now: clock.now,
    onTrouble: ({ kind, sentence }, cause) => log('error', 'store-trouble', { kind, sentence, ...cause }),
    onDeath: thread => {
      log('error', 'thread-died', { thread })
      deps.onFatal(threadDied)
    },
  })
  const vaultFile = join(dataDir, vaultFileName)
  // While the threads of the store load: a keyring may take long to answer.
  const vault = await openSecrets(vaultFile, deps.ciphers).catch(async (error: unknown) => {
    const unused = await opening
    if (unused.ok) await unused.store.close()
    throw error
  })
  const opened = await opening
  if (!opened.ok) throw new StartFailure(opened.trouble.sentence)
  const { store } = opened
  if (opened.setAside !== null) log('warn', 'state-rebuilt')
  if (hasUnfinishedErasing(place.dataDir)) log('error', 'erasing-unfinished', { sentence: unfinishedErasingSentence })
  if (hasUntoldRestore(place.dataDir)) log('error', 'restore-untold', { sentence: untoldRestoreSentence })
  let cancelEnd = () => {}
  return {
    ...{ log, settings, vault, vaultFile, store, place },
    beginEnd() {
      cancelEnd = clock.after(settleAtMostMs, () => {
        log('info', 'left-for-next-start')
        store.endWaiting()
      })
    },
    where: () => findData(dataDir, place, settings.get().retention),
    async close() {
      cancelEnd()
      await store.close()
      release()
      log('info', 'stopped')
    },
  }
}

async function openSecrets(file: string, ciphers: Deps['ciphers']): Promise<Vault> {
  return openVault({ file, ciphers: await ciphers })
}

const threadDied =
  'A part of Hover Tray that writes to the disk has stopped. Start the app again; nothing that was confirmed is lost.'

function alreadyRunning(dataDir: string): string {
  return `Hover Tray already runs with the data folder ${dataDir}. Stop it first, or choose another folder with --data-dir.`
}
