import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { journalFile, stateFile } from '../../../electron/services/store/data-place.ts'
import { openTestStore, tempDir, ussdDelivery } from './store-kit.ts'

/** Another program that keeps a file locked for writing. */
function lock(file: string): () => void {
  const other = new Sqlite(file)
  other.exec('BEGIN IMMEDIATE')
  const release = () => {
    if (other.open) other.close()
  }
  onTestFinished(release)
  return release
}

describe('the health of the store', () => {
  it('is good when everything is kept and worked out', async () => {
    const store = await openTestStore(tempDir())
    await store.append(ussdDelivery())
    await store.settled()
    expect(await store.health(true)).toMatchObject({
      ...{ journal: null, projector: null, reader: null, behind: 0, stalledMs: 0 },
      freeBytes: expect.any(Number),
    })
  })

  it('is tried without an entry in the journal, and without a file left behind', async () => {
    const dir = tempDir()
    const store = await openTestStore(dir)
    await store.health(true)
    expect([await store.append(ussdDelivery()), readdirSync(dir).includes('probe')]).toEqual([
      { ok: true, seq: 1 },
      false,
    ])
  })

  it('tells that the journal was moved away, takes nothing until it is back, and then goes on', async () => {
    const dir = tempDir()
    const store = await openTestStore(dir)
    await store.append(ussdDelivery())
    renameSync(journalFile(dir), join(dir, 'elsewhere'))
    const refused = await store.append(ussdDelivery({ uuid: 'u-2' }))
    const { journal } = await store.health(true)
    renameSync(join(dir, 'elsewhere'), journalFile(dir))
    expect([refused.ok, journal?.sentence]).toEqual([false, expect.stringContaining('moved, deleted or replaced')])
    expect(await store.append(ussdDelivery({ uuid: 'u-3' }))).toEqual({ ok: true, seq: 2 })
  })

  it('tells that the journal cannot be written before a delivery finds out', async () => {
    const dir = tempDir()
    const store = await openTestStore(dir)
    lock(journalFile(dir))
    expect((await store.health(true)).journal).toMatchObject({ kind: 'locked' })
  })

  it('tells that the folder cannot be written', async () => {
    const dir = tempDir()
    const store = await openTestStore(dir)
    // Stands for a folder that takes no file; nobody may forbid that to the user of this test.
    mkdirSync(join(dir, 'probe'))
    expect((await store.health(true)).journal).toMatchObject({ kind: 'io' })
  })

  it('tells what refused a delivery, and that it is over', async () => {
    const dir = tempDir()
    const store = await openTestStore(dir)
    const release = lock(journalFile(dir))
    const refused = await store.append(ussdDelivery())
    const during = await store.health(false)
    release()
    expect([refused.ok, during.journal?.kind, (await store.health(false)).journal]).toEqual([false, 'locked', null])
  })

  it('tells that nothing is worked out, and makes up for it', async () => {
    const dir = tempDir()
    const store = await openTestStore(dir)
    const release = lock(stateFile(dir))
    await store.append(ussdDelivery())
    await store.settled()
    const during = await store.health(false)
    release()
    const after = await store.health(false)
    expect([during, after]).toMatchObject([
      { projector: { kind: 'locked' }, behind: 1 },
      { projector: null, behind: 0 },
    ])
  })

  it('tells for how long nothing was worked out', async () => {
    const dir = tempDir()
    let now = 0
    const store = await openTestStore(dir, { now: () => now })
    lock(stateFile(dir))
    await store.append(ussdDelivery())
    await store.settled()
    const first = await store.health(false)
    now = 61_000
    expect([first.stalledMs, (await store.health(false)).stalledMs]).toEqual([0, 61_000])
  })

  it('is trouble in every part once it is closed', async () => {
    const store = await openTestStore(tempDir())
    await store.close()
    expect(await store.health(false)).toMatchObject({ journal: { kind: 'io' }, reader: { kind: 'io' } })
  })

  it('says at once when something goes wrong', async () => {
    const dir = tempDir()
    const store = await openTestStore(dir)
    let told = 0
    const leave = store.onTrouble(() => {
      told += 1
    })
    lock(journalFile(dir))
    await store.append(ussdDelivery())
    const before = told
    leave()
    await store.append(ussdDelivery())
    expect([before, told]).toEqual([1, 1])
  })
})
