import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { journalFile, stateFile } from '../../../../electron/services/store/data-place.ts'
import { openStore } from '../../../../electron/services/store/open-store.ts'
import { noteDamage } from '../../../../electron/services/store/suspect.ts'
import { defaultRules, openTestStore, placeOf, query, tempDir, threads, ussdDelivery } from '../store-kit.ts'

/** A folder with one failed transaction whose notice was shown, and one whose was not. */
async function usedFolder(): Promise<string> {
  const dir = tempDir()
  const store = await openTestStore(dir)
  await store.append(ussdDelivery({ uuid: 'told' }))
  await store.append(ussdDelivery({ uuid: 'untold', operator: 'MTN' }))
  await store.append({
    kind: 'act',
    at: 1,
    act: { kind: 'notice-shown', noticeId: 'shop/ussd/told#1', where: 'desktop' },
  })
  await store.settled()
  await store.close()
  return dir
}

async function contentOf(dir: string) {
  const store = await openTestStore(dir)
  await store.settled()
  const all = await store.dueNotices()
  const due = all.filter(({ topic }) => topic !== 'damage')
  const { rows } = await store.page(query())
  return {
    ids: rows.map(({ providerId }) => providerId).sort(),
    due: due.map(({ id }) => id),
    damage: all.length - due.length,
  }
}

const openAgain = (dataDir: string) => openStore({ ...placeOf(dataDir), threads, rules: defaultRules, now: () => 0 })

const content = { ids: ['told', 'untold'], due: ['shop/ussd/untold#2'], damage: 0 }

const pageBytes = 16_384

function ruin(file: string): void {
  rmSync(`${file}-wal`, { force: true })
  rmSync(`${file}-shm`, { force: true })
  writeFileSync(file, Buffer.concat([Buffer.alloc(100, 'ruin'), readFileSync(file).subarray(100)]))
}

test('a state that was deleted is made again from the journal', async () => {
  const dir = await usedFolder()
  rmSync(stateFile(dir))
  expect(await contentOf(dir)).toEqual(content)
})

test('a damaged state is set aside and made again from the journal, and that is told', async () => {
  const dir = await usedFolder()
  ruin(stateFile(dir))
  expect(await contentOf(dir)).toEqual({ ...content, damage: 1 })
  expect(existsSync(`${stateFile(dir)}.damaged-1`)).toBe(true)
})

test('a second damaged state does not take the name of the first', async () => {
  const dir = await usedFolder()
  ruin(stateFile(dir))
  await contentOf(dir)
  ruin(stateFile(dir))
  await contentOf(dir)
  expect(
    readdirSync(dir)
      .filter(name => /damaged-\d$/.test(name))
      .sort(),
  ).toEqual(['state.db.damaged-1', 'state.db.damaged-2'])
})

test('a state in which a reader met damage is made again at the next start', async () => {
  const dir = await usedFolder()
  noteDamage(dir, { kind: 'corrupt', file: stateFile(dir) })
  const opened = await openAgain(dir)
  if (opened.ok) await opened.store.close()
  expect(opened).toMatchObject({ ok: true, setAside: `${stateFile(dir)}.damaged-1` })
  expect(existsSync(`${stateFile(dir)}.suspect`)).toBe(false)
})

test('a state of another fold is made again, and tells nobody twice', async () => {
  const dir = await usedFolder()
  const state = new Sqlite(stateFile(dir))
  state.exec(`UPDATE projection SET fold_version = 0; UPDATE transactions SET title = 'old fold'`)
  state.close()
  expect(await contentOf(dir)).toEqual(content)
  const after = new Sqlite(stateFile(dir))
  const titles = after.prepare('SELECT DISTINCT title FROM transactions').pluck().all()
  after.close()
  expect(titles).toEqual(['Send Money'])
})

test('a state ahead of its journal is made again', async () => {
  const dir = await usedFolder()
  const state = new Sqlite(stateFile(dir))
  state.exec('UPDATE projection SET seq = 1000; DELETE FROM transactions')
  state.close()
  expect((await contentOf(dir)).ids).toEqual(content.ids)
})

test('a state of another journal is made again, however far that one goes', async () => {
  const [dir, other] = [await usedFolder(), tempDir()]
  const store = await openTestStore(other)
  for (let n = 0; n < 9; n++) await store.append(ussdDelivery({ uuid: `other-${n}` }))
  await store.close()
  copyFileSync(journalFile(other), journalFile(dir))
  expect((await contentOf(dir)).ids).toEqual((await contentOf(other)).ids)
})

test.each([
  ['journal', journalFile],
  ['state', stateFile],
] as const)('a %s of a newer app is refused', async (_, fileOf) => {
  const dir = await usedFolder()
  const database = new Sqlite(fileOf(dir))
  database.pragma('user_version = 99')
  database.close()
  const opened = await openAgain(dir)
  expect(opened).toMatchObject({ ok: false, trouble: { kind: 'newer', file: fileOf(dir) } })
})

test('a folder that cannot be made is a trouble with a sentence', async () => {
  const file = `${tempDir()}/taken`
  writeFileSync(file, '')
  const opened = await openAgain(`${file}/data`)
  expect(opened).toMatchObject({ ok: false, trouble: { kind: 'io' } })
})

test('a state whose pages are damaged behind a sound header is made again', async () => {
  const dir = await usedFolder()
  const bytes = readFileSync(stateFile(dir))
  const header = bytes.subarray(0, pageBytes)
  writeFileSync(stateFile(dir), Buffer.concat([header, Buffer.alloc(bytes.length - pageBytes, 'ruin')]))
  expect((await contentOf(dir)).ids).toEqual(content.ids)
})

test('damage that a question meets is told, and mended by the next start', async () => {
  const dir = await usedFolder()
  const state = new Sqlite(stateFile(dir))
  const page = state
    .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'status_changes'`)
    .pluck()
    .get()
  state.close()
  const bytes = readFileSync(stateFile(dir))
  bytes.fill('ruin', ((page ?? 1) - 1) * pageBytes, (page ?? 1) * pageBytes)
  writeFileSync(stateFile(dir), bytes)

  const store = await openTestStore(dir)
  const asked = store.detail('told')
  await expect(asked).rejects.toMatchObject({ trouble: { kind: 'corrupt', file: stateFile(dir) } })
  await store.close()
  const mended = await openTestStore(dir)
  await mended.settled()
  expect((await mended.detail('told'))?.history.length).toBe(1)
})
