import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The folder of this checkout: the one that holds package.json. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Everything that is made once and can be made again; `rm -rf node_modules/.cache/hover-tray` forgets it. */
export const cacheDir = (checkout: string): string => join(checkout, 'node_modules/.cache/hover-tray')

const manifestSchema = z.object({ version: z.string() })

/** The version of an installed package, or null when it is not installed. */
export const installedVersion = (checkout: string, packageName: string): string | null => {
  try {
    const manifest = readFileSync(join(checkout, 'node_modules', packageName, 'package.json'), 'utf8')
    return manifestSchema.parse(JSON.parse(manifest)).version
  } catch {
    return null
  }
}
