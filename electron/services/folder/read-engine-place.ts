import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type EnginePlace, enginePlaceSchema } from '../../contract/settings/engine.ts'
import { parseJson } from '../../core/json-shape.ts'
import { settingsFileName } from './settings-file.ts'

const partSchema = z.object({ engine: enginePlaceSchema })

/**
 * Which engine a desktop is to show, before anything of its folder is opened. Settings that cannot be read are those of the
 * own engine, which says so.
 */
export function readEnginePlace(dataDir: string): EnginePlace {
  try {
    const text = readFileSync(join(dataDir, `${settingsFileName}.json`), 'utf8')
    return partSchema.safeParse(parseJson(text)).data?.engine ?? { kind: 'own' }
  } catch {
    return { kind: 'own' }
  }
}
