import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemClock } from '../../../electron/services/clock.ts'
import { openDataFolder } from '../../../electron/services/folder/data-folder.ts'
import { settingsFileName, settingsFileOptions } from '../../../electron/services/folder/settings-file.ts'
import { threadFiles } from '../../../electron/thread-files.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hover-tray-folder-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }))

const none = { write: null, read: [] }

const open = (ciphers: Parameters<typeof openDataFolder>[0]['ciphers'], lines: string[] = []) =>
  openDataFolder({
    onLogLine: line => lines.push(line),
    ...{ dataDir, ciphers, clock: systemClock, sqliteBinding: null },
    openSettings: () => new Conf({ ...settingsFileOptions, watch: false, cwd: dataDir, configName: settingsFileName }),
    threads: threadFiles(new URL('../../../electron/app.ts', import.meta.url).href),
    onFatal: () => {},
  })

it('waits for what keeps secrets, which may take long to answer', async () => {
  const asked = Promise.withResolvers<typeof none>()
  const opening = open(asked.promise)
  asked.resolve(none)
  const folder = await opening
  expect(folder.vault.isKept).toBe(false)
  await folder.close()
})

it('lets the folder go when what keeps secrets cannot be asked, so that the next start has it', async () => {
  await expect(open(Promise.reject(new Error('no keyring')))).rejects.toThrow('no keyring')
  const folder = await open(none)
  await folder.close()
})

it('says in the log why an entry could not be written', async () => {
  const lines: string[] = []
  const folder = await open(none, lines)
  const act = { kind: 'notice-clicked', noticeId: 'n-1' } as const
  const appended = await folder.store.append({ kind: 'act', at: Number.NaN, act })
  await folder.close()
  expect([
    appended.ok,
    lines.map(line => JSON.parse(line)).find(({ event }) => event === 'store-trouble'),
  ]).toMatchObject([
    false,
    { level: 'error', kind: 'io', error: 'SqliteError', code: 'SQLITE_CONSTRAINT_NOTNULL', forgotten: null },
  ])
})
