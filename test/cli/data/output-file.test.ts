import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { acquireDataLock } from '../../../electron/services/store/data-lock.ts'
import { fill } from '../../services/exporting/exporting-kit.ts'
import { placeOf, ussdDelivery } from '../../services/store/store-kit.ts'
import { ask, run, tempDir } from '../cli-kit.ts'

function folderOfOne() {
  const dataDir = tempDir()
  const store = join(dataDir, 'store')
  mkdirSync(store)
  fill(store, [ussdDelivery({ uuid: 'a' })])
  return { dataDir, store }
}

const commands: readonly (readonly [string, readonly string[]])[] = [
  ['export', ['export', '-o']],
  ['diagnose', ['diagnose', '-o']],
  ['backup', ['backup']],
  ['replay', ['replay', '--delivery', '1', '--write']],
]

test.each(commands)('%s writes over no file that is there', async (_, args) => {
  const file = join(tempDir(), 'mine')
  writeFileSync(file, 'mine')
  const { code, stderr } = await run(folderOfOne().dataDir, [...args, file])
  expect([code, stderr.includes('is there already. Choose another name'), readFileSync(file, 'utf8')]).toEqual([
    ...[2, true, 'mine'],
  ])
})

test.each(commands)('%s says at once that a folder is no file, and leaves nothing beside it', async (_, args) => {
  const [parent, { dataDir }] = [tempDir(), folderOfOne()]
  const folder = join(parent, 'folder')
  mkdirSync(folder)
  const { code, stderr } = await run(dataDir, [...args, folder])
  expect([code, stderr, readdirSync(parent)]).toEqual([
    ...[2, `${folder} is a folder, not a file. Name a file in it.\n`, ['folder']],
  ])
})

test.each(commands.slice(0, 3))(
  'of two at once of %s one is refused, and the file of the other is whole',
  async (_, args) => {
    const [folder, { dataDir }] = [tempDir(), folderOfOne()]
    const file = join(folder, 'out')
    await run(dataDir, [...args, join(folder, 'alone')])
    const ended = await Promise.all([1, 2].map(() => run(dataDir, [...args, file])))
    const refused = ended.find(({ code }) => code === 2)
    expect([ended.map(({ code }) => code).toSorted(), readdirSync(folder)]).toEqual([
      ...[
        [0, 2],
        ['alone', 'out'],
      ],
    ])
    expect(refused?.stderr).toContain('out is there already. Choose another name')
    expect(statSync(file).size).toBeGreaterThan(0)
  },
)

test('an export writes over a file when that is asked for', async () => {
  const file = join(tempDir(), 'daily.csv')
  writeFileSync(file, 'of yesterday')
  const { code } = await run(folderOfOne().dataDir, ['export', '--format', 'csv', '--replace', '-o', file])
  expect([code, readFileSync(file, 'utf8').includes('shop/ussd/a')]).toEqual([0, true])
})

test('what a replay writes is recorded first: where that is not possible, nothing leaves the app', async () => {
  const { dataDir, store } = folderOfOne()
  // Projects what is there, so that the lock below is in the way of nothing else.
  await ask(dataDir, ['counts'])
  const lock = acquireDataLock(placeOf(store))
  onTestFinished(() => {
    if (lock.ok) lock.release()
  })
  const file = join(tempDir(), 'copy.json')
  const { code, stderr } = await run(dataDir, ['replay', '--delivery', '1', '--write', file])
  expect([code, stderr.includes('works on this folder'), existsSync(file)]).toEqual([1, true, false])
})
