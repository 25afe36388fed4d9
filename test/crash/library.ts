import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('power-loss.c', import.meta.url))

export type Library = { readonly ok: true; readonly file: string } | { readonly ok: false; readonly reason: string }

/** Compiles what records the disk. It is loaded before the C library, which only Linux lets a test do so easily. */
export function buildLibrary(folder: string): Library {
  if (process.platform !== 'linux') return { ok: false, reason: 'it is for Linux' }
  const file = join(folder, 'power-loss.so')
  const args = ['-O2', '-Wall', '-Werror', '-shared', '-fPIC', '-o', file, source, '-ldl', '-lpthread']
  const compiled = spawnSync('gcc', args, { encoding: 'utf8' })
  if (compiled.error !== undefined) return { ok: false, reason: 'there is no gcc' }
  if (compiled.status !== 0) throw new Error(`power-loss.c does not compile:\n${compiled.stderr}`)
  return { ok: true, file }
}

interface Recording {
  readonly library: string
  readonly folder: string
  readonly record: string
}

/** The environment of a process whose writes below a folder are recorded. */
export function recording({ library, folder, record }: Recording): Readonly<Record<string, string>> {
  return { LD_PRELOAD: library, POWER_LOSS_FOLDER: folder, POWER_LOSS_RECORD: record }
}
