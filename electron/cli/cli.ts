import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { HostProcess } from '../services/tunnel/host-process.ts'
import { misuse } from './refusal.ts'
import { noHome } from './serving/home.ts'

/** What every command group is given. */
export interface Cli {
  /** `import.meta.url` of the entry: the files of threads are found beside it. */
  readonly entry: string
  readonly version: string
  /** `configured`: what a configuration says, which counts less than option and environment. */
  readonly dataDir: (command: Command, configured?: string) => string
  readonly spawnTunnelHost: () => HostProcess
}

export const dataDirVariable = 'HOVER_TRAY_DATA_DIR'

/** The folder of the desktop app, so that both see the same data. */
function defaultDataDir(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = 'hover-tray'
  if (platform === 'darwin') return join(ownHome(), 'Library', 'Application Support', name)
  if (platform === 'win32') return join(env.APPDATA || join(ownHome(), 'AppData', 'Roaming'), name)
  return join(env.XDG_CONFIG_HOME || join(ownHome(), '.config'), name)
}

function ownHome(): string {
  const home = homedir()
  if (home === noHome) throw misuse(`This user has no home folder: say --data-dir FOLDER, or set $${dataDirVariable}.`)
  return home
}

/** `--data-dir` stands before or behind the command; without it the variable counts, then the desktop's folder. */
export function dataDirOf(command: Command, configured?: string): string {
  const { dataDir } = command.optsWithGlobals<{ readonly dataDir?: string }>()
  return resolve(dataDir || process.env[dataDirVariable] || configured || defaultDataDir(process.env, process.platform))
}

/** Inside Electron better-sqlite3's own build does not fit; plain Node takes it. */
export function sqliteBinding(): string | null {
  return process.versions.electron === undefined ? null : (process.env.HOVER_TRAY_SQLITE_BINDING ?? null)
}
