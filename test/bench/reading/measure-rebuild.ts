import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

export interface Rebuilding {
  readonly entries: number
  /** From the start of the command to its end, in milliseconds. */
  readonly tookMs: number
}

const cli = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url))
const answerSchema = z.object({ entries: z.int(), setAside: z.string().nullable() })

/** `hover-tray rebuild` of this folder, as a person does it. */
export async function measureRebuild(dataDir: string): Promise<Rebuilding> {
  const begun = performance.now()
  const { stdout } = await promisify(execFile)(process.execPath, [cli, '--data-dir', dataDir, 'rebuild', '--json'])
  const tookMs = performance.now() - begun
  const { entries, setAside } = answerSchema.parse(JSON.parse(stdout))
  if (setAside !== null) rmSync(setAside)
  return { entries, tookMs }
}
