import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { installedVersion } from '../electron/runtime/checkout.ts'
import { type Outcome, refusal, success } from '../electron/runtime/outcome.ts'
import type { Target } from './target.ts'

export interface Archives {
  readonly checkout: string
  readonly env: NodeJS.ProcessEnv
  /** Fetches Electron's archive of this target and returns its path. Rejects when it cannot be had. */
  readonly download: (version: string, target: Target) => Promise<string>
}

const checksumsSchema = z.record(z.string(), z.string())
const overrides = ['ELECTRON_OVERRIDE_DIST_PATH', 'ELECTRON_EXEC_PATH'] as const

/**
 * The archive of the official Electron for a release, proven by the checksums inside the installed electron package.
 *
 * Those are pinned by the lockfile, so neither a mirror nor a cache can put another Electron into a release.
 */
export const officialArchive = async (
  { checkout, env, download }: Archives,
  target: Target,
): Promise<Outcome<string>> => {
  const override = overrides.find(name => env[name])
  if (override !== undefined) {
    return refusal(`A release takes no other Electron than the official one. Unset ${override} and try again.`)
  }
  const version = installedVersion(checkout, 'electron')
  if (version === null) return refusal('The electron package is not installed. Run npm ci first.')
  const name = `electron-v${version}-${target.platform}-${target.arch}.zip`
  const checksums = readFileSync(join(checkout, 'node_modules/electron/checksums.json'), 'utf8')
  const wanted = checksumsSchema.parse(JSON.parse(checksums))[name]
  if (wanted === undefined) return refusal(`Electron ${version} does not list ${name}, so there is no release for it.`)
  const folder = env.HOVER_TRAY_ELECTRON_ARCHIVES
  try {
    const archive = folder ? join(folder, name) : await download(version, target)
    const actual = createHash('sha256').update(readFileSync(archive)).digest('hex')
    if (actual === wanted) return success(archive)
    return refusal(
      `${archive} is not the official Electron ${version}: its sha256 is ${actual} instead of ${wanted}. ` +
        'Nothing was released. Remove the file and find out where it came from.',
    )
  } catch (error) {
    return refusal(
      `The official Electron ${version} could not be had (${error instanceof Error ? error.message : 'unknown'}), and ` +
        `a release takes no other. Try where GitHub can be reached, or put ${name} into a folder and name that folder ` +
        'in HOVER_TRAY_ELECTRON_ARCHIVES.',
    )
  }
}
