import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const file = new URL('../../../electron/cli/serving/collect-alone.ts', import.meta.url).href

test('V8 knows what it is asked for: it would say so on standard error', () => {
  const code = `import { collectAlone } from ${JSON.stringify(file)}; collectAlone()`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})
