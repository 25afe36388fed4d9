import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { storeFolder } from '../../../electron/services/folder/data-folder.ts'
import { type Filled, fill } from './fill.ts'
import { measureReading, type Readings } from './measure.ts'
import { measureRebuild, type Rebuilding } from './measure-rebuild.ts'
import { measureStart } from './measure-start.ts'
import type { Started } from './start.ts'

/** What a store of many transactions answers, how it starts, and what it takes of the disk. */
export interface ReadSide extends Filled, Readings {
  readonly transactions: number
  /** Bytes of a delivery in both files, search and indices included. */
  readonly journalBytes: number
  readonly stateBytes: number
  /** With all of them, with 1,000 and with none. */
  readonly starts: Readonly<Record<'large' | 'small' | 'empty', Started>>
  readonly rebuild: Rebuilding
}

interface Measuring {
  /** Where the databases lie. */
  readonly folder: string
  readonly transactions: number
  /** How often each is started; of each question, how often it is asked. */
  readonly starts: number
  readonly times: number
  readonly say: (line: string) => void
}

const few = 1_000

export async function measureReadSide({ folder, transactions, starts, times, say }: Measuring): Promise<ReadSide> {
  const now = Date.now()
  const folderOf = (name: string) => join(folder, 'reading', name)
  const storeOf = (name: string) => join(folderOf(name), storeFolder)
  for (const name of ['large', 'small', 'empty']) mkdirSync(storeOf(name), { recursive: true })
  say(`writing ${transactions} transactions`)
  const filled = fill({ dataDir: storeOf('large'), nativeBinding: null }, transactions, { end: now, isPacked: true })
  fill({ dataDir: storeOf('small'), nativeBinding: null }, few, { end: now, isPacked: true })
  const bytes = (file: string) => sizeOf(storeOf('large'), file) / filled.deliveries
  const size = { journalBytes: bytes('journal.db'), stateBytes: bytes('state.db') }
  say('starting')
  const start = (name: string) => measureStart(storeOf(name), now, starts)
  const started = { large: await start('large'), small: await start('small'), empty: await start('empty') }
  say(`making the state of ${filled.deliveries} deliveries again`)
  const rebuild = await measureRebuild(folderOf('large'))
  const readings = await measureReading({ dataDir: storeOf('large'), now, times, say })
  return { transactions, ...filled, ...size, starts: started, rebuild, ...readings }
}

/** With its write-ahead log. */
function sizeOf(folder: string, file: string): number {
  const own = readdirSync(folder).filter(name => name === file || name === `${file}-wal`)
  return own.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
