import { existsSync, readdirSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { fill } from '../bench/reading/fill.ts'
import { tidyUpAfterAll } from '../tidy-up.ts'
import { run, startRunning, tempDir } from './cli-kit.ts'

let dataDir: string
const atEnd = tidyUpAfterAll()
beforeAll(async () => {
  dataDir = tempDir(atEnd)
  const store = join(dataDir, 'store')
  await mkdir(store)
  fill({ dataDir: store, nativeBinding: null }, 6000, { end: Date.parse('2026-07-01T00:00:00Z') })
})

it.each(['SIGINT', 'SIGTERM'] as const)('an export that %s stops leaves no file, and says so', async signal => {
  const folder = tempDir()
  const command = startRunning(dataDir, ['export', '-o', join(folder, 'out.jsonl')])
  await untilBegun(folder)
  command.signal(signal)
  expect([await command.ended, command.said.stderr, readdirSync(folder)]).toEqual([
    ...[130, 'Stopped. Nothing was written.\n', []],
  ])
})

it('a backup that Ctrl-C stops leaves no file, and says so', async () => {
  const folder = tempDir()
  const command = startRunning(dataDir, ['backup', join(folder, 'copy')])
  await untilBegun(folder)
  command.signal('SIGINT')
  expect([await command.ended, command.said.stderr, readdirSync(folder)]).toEqual([
    ...[130, 'Stopped. Nothing was written.\n', []],
  ])
})

it('a restore that Ctrl-C stops while the state is made has changed nothing, and says so', async () => {
  const [file, other] = [join(tempDir(), 'copy'), tempDir()]
  await run(dataDir, ['backup', file])
  const command = startRunning(other, ['restore', file])
  await untilThere(join(other, 'store', 'restoring', 'state.db'))
  command.signal('SIGINT')
  expect([await command.ended, command.said.stderr, readdirSync(join(other, 'store'))]).toEqual([
    ...[130, expect.stringContaining('Stopped. Nothing was written.'), ['lock.db']],
  ])
})

async function untilBegun(folder: string): Promise<void> {
  while (!readdirSync(folder).some(name => name.endsWith('.part'))) await new Promise(resolve => setImmediate(resolve))
}

async function untilThere(file: string): Promise<void> {
  while (!existsSync(file)) await new Promise(resolve => setImmediate(resolve))
}
