import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fill } from '../../services/exporting/exporting-kit.ts'
import { ussdDelivery } from '../../services/store/store-kit.ts'
import { ask, run, tempDir } from '../cli-kit.ts'

function folderOfTwo(): string {
  const dataDir = tempDir()
  const store = join(dataDir, 'store')
  mkdirSync(store)
  fill(store, [ussdDelivery({ uuid: 'a' }), ussdDelivery({ uuid: 'b' })])
  return dataDir
}

test.each([
  ['export', ['export', '--format', 'csv', '-o'], 'journal.db'],
  ['diagnose', ['diagnose', '-o'], 'journal.db'],
  ['backup', ['backup'], 'journal.db.suspect'],
  ['replay', ['replay', '--delivery', '1', '--write'], 'journal.db.suspect'],
])('%s writes nothing into the folder of the data', async (_, args, name) => {
  const dataDir = folderOfTwo()
  const { code, stderr } = await run(dataDir, [...args, join(dataDir, 'store', name)])
  const isThere = existsSync(join(dataDir, 'store', 'journal.db.suspect'))
  const { failed } = await ask(dataDir, ['counts'])
  expect({ code, stderr, isThere, failed }).toEqual({
    ...{ code: 2, stderr: expect.stringContaining('keeps its data'), isThere: false, failed: 2 },
  })
})
