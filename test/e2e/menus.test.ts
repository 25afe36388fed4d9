import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
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
  await app.until(({ counts }) => counts.failed >= 1 && counts.succeeded >= 1)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
  chosen.remove()
})

/** Chooses an entry of the menu of the window, as a press on it would. */
const choose = (menu: string, label: string) =>
  app.electron.evaluate(
    ({ Menu }, [top, name]) => {
      const inner = Menu.getApplicationMenu()?.items.find(item => item.label === top)?.submenu
      const item = inner?.items.find(entry => entry.label === name)
      if (item === undefined) throw new Error(`There is no ${top} > ${name}`)
      item.click()
    },
    [menu, label] as const,
  )
/** As the desktop hands a key to the window; the keyboard of the test goes to the page alone. */
const pressInWindow = (keyCode: string) =>
  app.electron.evaluate(({ BrowserWindow }, key) => {
    BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
      ...{ type: 'keyDown', keyCode: key, modifiers: ['control'] },
    })
  }, keyCode)
const zoom = () =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor())

test('the menu has no entry that reloads the page for everybody', async () => {
  const roles = await app.electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(
      item => item.submenu?.items.map(({ role }) => String(role).toLowerCase()) ?? [],
    ),
  )
  expect(roles).toContain('copy')
  expect(roles.filter(role => role === 'reload' || role === 'forcereload' || role === 'toggledevtools')).toEqual([])
})

test('an entry of the menu acts on the window', async () => {
  await choose('&View', 'Failed')
  await app.page.getByRole('heading', { level: 1, name: 'Failed' }).waitFor()
})

test('the palette opens with Ctrl+K and does what is chosen, within the page’s own rules', async () => {
  const refused: string[] = []
  app.page.on('console', message => {
    if (message.type() === 'error') refused.push(message.text())
  })
  await app.page.keyboard.press('Control+k')
  await app.page.getByRole('combobox', { name: 'Command palette' }).fill('go overview')
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  expect(refused.filter(text => /Content Security Policy/.test(text))).toEqual([])
})

test('the page is larger after Ctrl and +, and usual again after Ctrl and 0', async () => {
  await pressInWindow('=')
  await expect.poll(zoom).toBeCloseTo(1.1)
  await pressInWindow('0')
  await expect.poll(zoom).toBeCloseTo(1)
})

test('File > Import leads to the dialog, and a file that is chosen there is imported', async () => {
  await choose('&File', 'Import…')
  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    app.page.getByRole('button', { name: 'Choose files…' }).click(),
  ])
  const file = join(chosen.dataDir, 'saved.jsonl')
  writeFileSync(file, '{"no":"payload"}\n')
  await chooser.setFiles(file)
  await app.page.getByText('saved.jsonl').waitFor()
  await app.page
    .getByText('1 refused')
    .or(app.page.getByText(/could not be read/))
    .first()
    .waitFor()
  await app.page.getByRole('button', { name: 'Done' }).click()
})

test('a file that is dropped onto the window is imported', async () => {
  const dropped = await app.page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['{"no":"payload"}\n'], 'dropped.jsonl'))
    return transfer
  })
  await app.page.dispatchEvent('body', 'dragover', { dataTransfer: dropped })
  await app.page.getByText('Drop to import').waitFor()
  await app.page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  await app.page.getByText('dropped.jsonl').waitFor()
  await app.page.getByRole('button', { name: 'Done' }).click()
})

test('Help > Diagnostics shows what is in the file before it is saved where the person chooses', async () => {
  const file = join(chosen.dataDir, 'diagnostics.json.gz')
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, file)
  await choose('&Help', 'Diagnostics File…')
  await app.page.getByText('Health of every link').waitFor()
  expect(existsSync(file)).toBe(false)
  await app.page.getByRole('button', { name: 'Save…' }).click()
  await app.page.getByText(/^Saved, /).waitFor()
  const told = JSON.parse(String(gunzipSync(readFileSync(file))))
  expect(told.versions.Electron).toMatch(/^\d+\.\d+/)
  await app.page.keyboard.press('Escape')
})

test('the size of the page is kept over starts', async () => {
  await choose('&View', 'Zoom In')
  await expect.poll(zoom).toBeCloseTo(1.1)
  await app.quit()
  app = await launchApp(desktop, data.dataDir)
  await expect.poll(zoom).toBeCloseTo(1.1)
})
