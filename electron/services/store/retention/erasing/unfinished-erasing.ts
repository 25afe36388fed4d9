import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../../../core/json-shape.ts'
import { onFile } from '../../trouble.ts'
import { isProven, type Proof } from './proof-hash.ts'

/** That an erasing began, and by what it can be told apart from another: as the act, it does not name the customer. */
const markSchema = z.object({
  salt: z.string(),
  hash: z.string(),
  version: z.int().exactOptional(),
  /** Of what a person called it: the id that it is stored under cannot be found any more when it is gone. */
  asked: z.string().exactOptional(),
})
type Mark = z.output<typeof markSchema>

const nameOf = (salt: string): string => `erasing-${salt}.json`
const isName = /^erasing-\w+\.json$/

/** Before anything is taken out: whatever cuts the erasing short, it is known of until it is done. */
export function markErasing(dataDir: string, mark: Mark): void {
  const file = join(dataDir, nameOf(mark.salt))
  onFile(file, () => writeFileSync(file, JSON.stringify(mark), { mode: 0o600, flush: true }))
}

export interface Finished extends Proof {
  /** Of every erasing whose act is in the journal: all that they took out is overwritten by now. */
  readonly salts: ReadonlySet<string>
}

/** Forgets the earlier attempts that are finished too now. One of somebody else's that took nothing out yet stays known. */
export function unmarkErasings(dataDir: string, { salts, ...proof }: Finished): void {
  for (const { file, mark } of marksIn(dataDir)) {
    const isFinished = mark === null || salts.has(mark.salt) || isOf(mark, proof)
    if (isFinished) onFile(file, () => rmSync(file, { force: true }))
  }
}

export function hasUnfinishedErasing(dataDir: string): boolean {
  return marksIn(dataDir).length > 0
}

/** Whether an erasing that was cut short proves itself by this, or was asked for with it. */
export function hasBegunErasing(dataDir: string, proof: Proof): boolean {
  return marksIn(dataDir).some(({ mark }) => mark !== null && isOf(mark, proof))
}

function isOf({ salt, version, hash, asked }: Mark, proof: Proof): boolean {
  return isProven({ salt, version, hashes: asked === undefined ? [hash] : [hash, asked] }, proof)
}

/** `mark` is null for a file that was cut short itself. */
function marksIn(dataDir: string): readonly { readonly file: string; readonly mark: Mark | null }[] {
  if (!existsSync(dataDir)) return []
  return readdirSync(dataDir)
    .filter(name => isName.test(name))
    .map(name => {
      const file = join(dataDir, name)
      return { file, mark: markSchema.safeParse(parseJson(readFileSync(file, 'utf8'))).data ?? null }
    })
}
