import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { journalFile, stateFile } from '../../electron/services/store/data-place.ts'
import { startEngine } from './engine.ts'
import { killInErasing } from './erasing.ts'
import { killAfter } from './kill-after.ts'
import { type Life, serveUnderLoad } from './life.ts'
import { placeOf } from './shop.ts'
import { whatIsWrongWith } from './whole-backup.ts'

/** In the middle of what the engine, or a command, is killed. */
export const moments = [
  ...(['retention', 'erase', 'start', 'prune-command', 'backup', 'rebuild', 'checkpoint', 'stop'] as const),
  ...(['rebuild-command', 'load'] as const),
] as const
export type Moment = (typeof moments)[number]

const upkeeper = fileURLToPath(new URL('upkeeper.ts', import.meta.url))

/** Each leaves the folder as the kill did, and returns what is wrong beyond what the folder itself shows. */
export const killIn: Readonly<Record<Moment, (life: Life) => Promise<string>>> = {
  async load(life) {
    const { engine, load } = await serveUnderLoad(life)
    await load.until(life.random.between(1, 1200))
    await pause(life.random.between(0, 20))
    await engine.kill()
    await load.stop()
    return ''
  },
  async start(life) {
    const engine = startEngine({ dataDir: life.dataDir })
    await pause(life.random.between(50, 900))
    await engine.kill()
    return ''
  },
  async rebuild(life) {
    forgetFold(life.dataDir)
    const { engine, load } = await serveUnderLoad(life)
    await load.until(life.random.between(1, 300))
    await engine.kill()
    await load.stop()
    return ''
  },
  async checkpoint(life) {
    const { engine, load } = await serveUnderLoad(life, life.deliveries.large)
    // The write-ahead log is copied into the file after 16 MB.
    await load.until(life.random.between(35, 70))
    await engine.kill()
    await load.stop()
    return ''
  },
  async stop(life) {
    const { engine, load } = await serveUnderLoad(life)
    await load.until(life.random.between(1, 200))
    engine.signal('SIGTERM')
    await pause(life.random.between(0, 120))
    await engine.kill()
    await load.stop()
    return ''
  },
  async backup(life) {
    const { engine, load } = await serveUnderLoad(life)
    await load.until(1)
    const file = join(life.elsewhere, `backup-${life.random.between(0, 0xffffff)}`)
    const backup = startEngine({ dataDir: life.dataDir, args: ['backup', file] })
    await killAfter(
      backup,
      () => readdirSync(life.elsewhere).some(name => name.endsWith('.part')),
      life.random.between(0, 150),
    )
    await engine.kill()
    await load.stop()
    return whatIsWrongWith(file, await backup.ended)
  },
  async 'rebuild-command'(life) {
    const rebuild = startEngine({ dataDir: life.dataDir, args: ['rebuild'] })
    const { dataDir } = placeOf(life.dataDir)
    await killAfter(rebuild, () => existsSync(join(dataDir, 'rebuilding')), life.random.between(0, 400))
    return ''
  },
  async retention(life) {
    const { engine, load } = await serveUnderLoad(life)
    const upkeep = startEngine({ dataDir: life.dataDir, program: upkeeper, args: [] })
    await upkeep.untilSaid(/working/)
    await load.until((load.answers.get(200) ?? 0) + life.random.between(1, 1500))
    await Promise.all([engine.kill(), upkeep.kill()])
    await load.stop()
    return upkeep.said.stderr.replace('working\n', '')
  },
  async 'prune-command'(life) {
    const before = writtenAt(life.dataDir)
    const prune = startEngine({ dataDir: life.dataDir, args: ['prune'] })
    await killAfter(prune, () => writtenAt(life.dataDir) !== before, life.random.between(0, 300))
    return ''
  },
  erase: killInErasing,
}

/** When something was written to the journal last. */
function writtenAt(dataDir: string): number {
  return statSync(`${journalFile(placeOf(dataDir).dataDir)}-wal`, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

/** As after an update whose fold is another one: everything is projected again. */
function forgetFold(dataDir: string): void {
  const file = stateFile(placeOf(dataDir).dataDir)
  if (!existsSync(file)) return
  const state = new Sqlite(file)
  state.exec('UPDATE projection SET fold_version = 0')
  state.close()
}
