import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { StoreError } from '../../../../electron/services/store/trouble.ts'
import { rebuildState } from '../../../../electron/services/store/upkeep/rebuild.ts'
import { ussdDelivery } from '../store-kit.ts'
import { openFolder } from './retention-kit.ts'

/** Text that hardly becomes smaller when it is packed. */
const noise = (n: number): string =>
  Array.from({ length: 20 }, (_, part) => createHash('sha256').update(`${n} ${part}`).digest('base64')).join(' ')

function filled() {
  const folder = openFolder()
  folder.receive(...Array.from({ length: 300 }, (_, n) => ussdDelivery({ uuid: `u-${n}`, message: noise(n) })))
  return folder
}

type Folder = ReturnType<typeof openFolder>

/** SQLite's own limit fails as a full disk does: the file cannot grow. */
function withFullDisk({ journal }: Folder, act: () => unknown): unknown {
  const pages = Number(journal.pragma('page_count', { simple: true }))
  journal.pragma(`max_page_count = ${pages}`)
  try {
    act()
    return 'done'
  } catch (error) {
    return error instanceof StoreError ? error.trouble.kind : error
  } finally {
    journal.pragma('max_page_count = 1073741823')
  }
}

const shown = ({ dump }: Folder) => ({ ...dump(), projection: [] })

test('a disk that is full while packing loses nothing; later it goes on', () => {
  const folder = filled()
  const before = shown(folder)
  expect(withFullDisk(folder, folder.packAll)).toBe('full')
  expect(folder.packAll()).toBe(300)
  folder.close()
  rebuildState(folder.place, { onProgress: () => {} })
  expect(shown(folder)).toEqual(before)
})

test.each([
  ['trimming', (folder: Folder) => folder.trimAll()],
  ['pruning', (folder: Folder) => folder.pruneAll({ maxTransactions: 10 })],
] as const)('a disk that is full while %s leaves journal and state in step', (_, work) => {
  const folder = filled()
  const outcome = withFullDisk(folder, () => work(folder))
  folder.project()
  const after = shown(folder)
  folder.close()
  rebuildState(folder.place, { onProgress: () => {} })
  expect([['full', 'done'].includes(String(outcome)), shown(folder)]).toEqual([true, after])
})

test('a backup for which there is no room says so and leaves no file behind', () => {
  const folder = filled()
  folder.close()
  const upkeeper = fileURLToPath(new URL('../processes/upkeeper.ts', import.meta.url))
  // Files of at most 50 KB; without the trap the system would end the process instead of failing the write.
  const script = `trap '' XFSZ; ulimit -f 50; exec "${process.execPath}" "${upkeeper}" "${folder.dir}" backup`
  const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  expect([status === 0, /StoreError/.test(stderr)]).toEqual([false, true])
  expect(readdirSync(folder.dir).filter(name => name.startsWith('copy.db'))).toEqual([])
})
