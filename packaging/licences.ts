import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { type Outcome, refusal, success } from '../electron/runtime/outcome.ts'

const dependenciesSchema = z.record(z.string(), z.string()).default({})
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: dependenciesSchema,
  optionalDependencies: dependenciesSchema,
})

/** What modules call the text of their licence. */
const licenceFile = /^(licen[cs]e|copying|notice)/i

/**
 * Writes the licences of everything that is inside the package into one text file.
 *
 * Inside are the production dependencies with all of theirs, and what the window imports, which is built into it.
 * A module without a licence text is named with the licence that its package.json gives; one without any is refused.
 */
export const gatherLicences = (checkout: string, folder: string): Outcome<readonly string[]> => {
  const modules = join(checkout, 'node_modules')
  const wanted = [...productionNames(checkout), ...importedByWindow(checkout)]
  const places = [...reachable(wanted.map(name => join(modules, name)))].map(place => ({
    place,
    ...readManifest(place),
  }))
  const texts: string[] = []
  for (const { place, name, version, license } of places.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const files = readdirSync(place).filter(file => licenceFile.test(file))
    if (license === undefined && files.length === 0) return refusal(`${name} ${version} has no licence: leave it out.`)
    const bodies = files.map(file => readFileSync(join(place, file), 'utf8').trim())
    texts.push([`${name} ${version} (${license ?? 'see below'})`, ...bodies].join('\n\n'))
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'third-party.txt'), `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`)
  writeFileSync(join(folder, 'hover-tray.txt'), readFileSync(join(checkout, 'LICENSE')))
  return success(places.map(({ name, version }) => `${name} ${version}`))
}

const readManifest = (place: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')))

const productionNames = (checkout: string): readonly string[] => Object.keys(readManifest(checkout).dependencies)

/** The bare modules that the sources of the window import; only a type imported is no code. */
const importedByWindow = (checkout: string): readonly string[] => {
  const folder = join(checkout, 'renderer')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /\.tsx?$/.test(file))
  const imported = sources.flatMap(file =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^import (?!type )[^'"]*['"]([^.'"][^'"]*)['"]/gms)].flatMap(
      ([, target = '']) => packageOf(target),
    ),
  )
  return [...new Set(imported)].filter(name => existsSync(join(checkout, 'node_modules', name)))
}

const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')

/** Where everything lies that these modules need, they included; an addon for another system is not installed. */
const reachable = (places: readonly string[], seen = new Set<string>()): ReadonlySet<string> => {
  for (const place of places) {
    if (seen.has(place) || !existsSync(place)) continue
    seen.add(place)
    const { dependencies, optionalDependencies } = readManifest(place)
    const names = [...Object.keys(dependencies), ...Object.keys(optionalDependencies)]
    reachable(
      names.map(name => placeOf(name, place)),
      seen,
    )
  }
  return seen
}

/** As Node finds it: in the module itself, where it needs a version of its own, or beside one of the folders above. */
const placeOf = (name: string, from: string): string => {
  const place = join(from, 'node_modules', name)
  const above = dirname(from)
  return existsSync(place) || above === from ? place : placeOf(name, above)
}
