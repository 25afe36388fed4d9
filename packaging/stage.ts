import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { type Outcome, refusal, success } from '../electron/runtime/outcome.ts'
import { ngrokAddon, type Target, targetName } from './target.ts'
import type { PackagedUpdates } from './update-source.ts'

export interface Staging {
  readonly checkout: string
  readonly folder: string
  readonly target: Target
  /** A better-sqlite3 compiled for the runtime; null takes the binary inside its package. */
  readonly sqliteBinding: string | null
  /** Where the app asks for newer versions; null when it never does. */
  readonly updates: PackagedUpdates | null
}

/** Where npm shows what belongs to this app; used by Debian's package too. No public home is decided yet. */
const homepage = 'https://hover-tray.invalid'

const manifestSchema = z.object({ name: z.string(), version: z.string(), description: z.string(), license: z.string() })

/**
 * Puts the app together as it will be packaged: the build, the icons, and both addons for this target alone.
 *
 * A folder of its own, because every other dependency is already inside the build and must not be packed twice.
 */
export const stageApp = ({ checkout, folder, target, sqliteBinding, updates }: Staging): Outcome<null> => {
  const modules = join(checkout, 'node_modules')
  const prebuilt = sqliteBinding ?? join(modules, 'better-sqlite3/prebuilds', `${targetName(target)}.node`)
  const addon = ngrokAddon(target)
  if (!existsSync(prebuilt)) return refusal(`better-sqlite3 has no binary for ${targetName(target)}.`)
  if (!existsSync(join(modules, addon))) {
    return refusal(
      `ngrok's addon for ${targetName(target)} is not installed. Run npm install --no-save --force ${addon}.`,
    )
  }
  rmSync(folder, { recursive: true, force: true })
  for (const part of ['out/main', 'out/preload', 'out/renderer', 'electron/icons']) copyTree(checkout, folder, part)
  const into = join(folder, 'node_modules')
  copyTree(modules, into, 'better-sqlite3/lib')
  for (const file of ['better-sqlite3/package.json', 'better-sqlite3/LICENSE']) copyTree(modules, into, file)
  mkdirSync(join(into, 'better-sqlite3/prebuilds'))
  copyFileSync(prebuilt, join(into, 'better-sqlite3/prebuilds', `${targetName(target)}.node`))
  copyTree(modules, into, '@ngrok/ngrok')
  copyTree(modules, into, addon)
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifestOf(checkout, updates), null, 2))
  return success(null)
}

const copyTree = (from: string, to: string, part: string): void => {
  mkdirSync(dirname(join(to, part)), { recursive: true })
  cpSync(join(from, part), join(to, part), { recursive: true, filter: source => !basename(source).endsWith('.map') })
}

/** Without dependencies: what is left of them lies in node_modules already. */
const manifestOf = (checkout: string, updates: PackagedUpdates | null) => ({
  ...manifestSchema.parse(JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))),
  author: 'The Hover Tray authors',
  homepage,
  type: 'module',
  main: 'out/main/packaged.js',
  desktopName: 'hover-tray.desktop',
  ...(updates === null ? {} : { updates }),
})
