import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppUnderTest, launchApp, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'

const data = makeDataDir()
const chosen = makeDataDir()
let desktop: Desktop
let app: AppUnderTest

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  await app.ask('practice.set', { on: true })
  await app.until(({ counts }) => counts.failed >= 3 && counts.succeeded >= 3)
  await app.page.getByRole('button', { name: 'Settings' }).click()
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
  chosen.remove()
})

/** The system's dialog cannot be driven; from here on a person chooses this file in it. */
const choose = (filePath: string) =>
  app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: path === '', filePath: path })
  }, filePath)

test('an export of what fits lands in the chosen file', async () => {
  const file = join(chosen.dataDir, 'failed.jsonl')
  await choose(file)
  await app.page.getByLabel('Only what fits').fill('status:failed')
  await app.page.getByLabel('Format').selectOption('jsonl')
  await app.page.getByRole('button', { name: 'Export…' }).click()
  await app.page.getByText(/transactions? written/).waitFor()
  const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n')
  expect(JSON.parse(head ?? '').whole).toBe(false)
  expect(rows.length).toBeGreaterThanOrEqual(3)
  expect(new Set(rows.map(row => JSON.parse(row).status))).toEqual(new Set(['failed']))
})

test('a backup lands in the chosen file', async () => {
  const file = join(chosen.dataDir, 'all.backup')
  await choose(file)
  await app.page.getByRole('button', { name: 'Make a backup…' }).click()
  await app.page.getByText(/Backup written and checked/).waitFor()
  expect(readFileSync(file).subarray(0, 15).toString()).toBe('SQLite format 3')
})

test('a file among the app’s own data is refused and stays as it was', async () => {
  const journal = join(data.dataDir, 'store', 'journal.db')
  const before = statSync(journal).ino
  await choose(journal)
  await app.page.getByRole('button', { name: 'Make a backup…' }).click()
  await app.page.getByText(/the folder in which the app keeps its data/).waitFor()
  expect(statSync(journal).ino).toBe(before)
})
