import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { installedVersion } from './checkout.ts'
import { run } from './command.ts'

/** A download that moves may take that long. */
const downloadMs = 10 * 60_000
/** Where the host does not answer, only the download cache can help, and that takes seconds. */
const unreachableMs = 10_000
const probeMs = 5_000

export interface OfficialBinary {
  readonly executable: string
  readonly dist: string
  readonly version: string
}

/** The binary that belongs to the installed `electron` package, if it is there and whole. */
export const findOfficial = (checkout: string): OfficialBinary | null => {
  const electron = join(checkout, 'node_modules/electron')
  const dist = join(electron, 'dist')
  try {
    // install.js writes path.txt last, so its presence means that the archive was unpacked to its end.
    const executable = join(dist, readFileSync(join(electron, 'path.txt'), 'utf8').trim())
    const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
    if (version !== installedVersion(checkout, 'electron') || !existsSync(executable)) return null
    return { executable, dist, version }
  } catch {
    return null
  }
}

/**
 * Electron's own download, checked by the checksums inside its package.
 *
 * Ends early where the host cannot be reached, because the downloader itself would wait for minutes.
 */
export const downloadOfficial = async (checkout: string): Promise<OfficialBinary | null> => {
  const installer = join(checkout, 'node_modules/electron/install.js')
  if (!existsSync(installer)) return null
  const stop = new AbortController()
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env
  const download = run(process.execPath, [installer], { env, signal: stop.signal })
  const unreachable = (async () => {
    if (await isReachable(process.env)) await delay(downloadMs, undefined, { signal: stop.signal, ref: false })
    else await delay(unreachableMs, undefined, { signal: stop.signal, ref: false })
  })().catch(() => undefined)
  await Promise.race([download, unreachable])
  stop.abort()
  await download
  return findOfficial(checkout)
}

/** Behind a proxy a direct question says nothing, so the download is given its full time. */
const isReachable = async (env: NodeJS.ProcessEnv): Promise<boolean> => {
  const isProxied = Object.keys(env).some(name => /^(https?_proxy|all_proxy|global_agent_)/i.test(name))
  if (isProxied) return true
  const host = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/'
  try {
    await fetch(host, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(probeMs) })
    return true
  } catch {
    return false
  }
}
