import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { cacheDir } from './checkout.ts'
import { run } from './command.ts'
import { withLock } from './lock.ts'
import { type Outcome, refusal, type Say, success } from './outcome.ts'

const sourceFolders = ['electron', 'renderer']
const sourceFiles = ['package.json', 'package-lock.json', 'electron.vite.config.ts']
/** Not part of what is built. */
const ignored = new Set(['node_modules', 'runtime', 'bin'])
const products = [
  'out/main/main.js',
  'out/main/cli.js',
  'out/main/packaged.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]

/** Written last, so an interrupted build does not count. */
const stampFile = (checkout: string): string => join(checkout, 'out/.sources')

/** Whether `out/` holds the products of exactly these sources. */
export const isBuilt = (checkout: string): boolean =>
  products.every(product => existsSync(join(checkout, product))) &&
  existsSync(stampFile(checkout)) &&
  readFileSync(stampFile(checkout), 'utf8') === digestSources(checkout)

/** Builds the app unless `out/` is already that of these sources. */
export const ensureBuilt = async (checkout: string, say: Say): Promise<Outcome<null>> => {
  if (isBuilt(checkout)) return success(null)
  return withLock(join(cacheDir(checkout), 'build.lock'), say, async () => {
    if (isBuilt(checkout)) return success(null)
    say('Building the app ...')
    return build(checkout)
  })
}

const build = async (checkout: string): Promise<Outcome<null>> => {
  const builder = join(checkout, 'node_modules/electron-vite/bin/electron-vite.js')
  if (!existsSync(builder)) return refusal('The app is not built and its build tool is missing. Run npm ci first.')
  const sources = digestSources(checkout)
  rmSync(stampFile(checkout), { force: true })
  const built = await run(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: checkout })
  if (built.code !== 0) return refusal(`The app could not be built:\n${withoutStack(built.stdout + built.stderr)}`)
  const absent = products.filter(product => !existsSync(join(checkout, product)))
  if (absent.length > 0) return refusal(`The build did not make ${absent.join(', ')}.`)
  mkdirSync(dirname(stampFile(checkout)), { recursive: true })
  writeFileSync(stampFile(checkout), sources)
  return success(null)
}

/** By content, so that a checkout or a copy with new file times needs no new build. */
export const digestSources = (checkout: string): string => {
  const digest = createHash('sha256')
  for (const path of [...sourceFiles, ...sourceFolders.flatMap(folder => listFiles(checkout, folder))]) {
    const file = join(checkout, path)
    if (existsSync(file)) digest.update(`${path}\0`).update(readFileSync(file))
  }
  return digest.digest('hex')
}

const listFiles = (checkout: string, folder: string): readonly string[] =>
  (existsSync(join(checkout, folder)) ? readdirSync(join(checkout, folder), { withFileTypes: true }) : [])
    .filter(entry => !ignored.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? listFiles(checkout, path) : [path]
    })

/** What the build tool says about the sources, without where in itself it said so. */
const withoutStack = (output: string): string =>
  stripVTControlCharacters(output)
    .split('\n')
    .filter(line => line.trim() !== '' && !/^(\s+at |\s+\d+: <?\w|Stack backtrace)/.test(line))
    .join('\n')
