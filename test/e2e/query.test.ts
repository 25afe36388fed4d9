import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppUnderTest, launchApp, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'

const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  await app.page.getByRole('button', { name: 'Start practice' }).click()
  await app.until(({ counts }) => counts.failed >= 3 && counts.succeeded >= 3)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

/** The words of the statuses of the rows that are drawn, each once. */
const statusesShown = async () => {
  const words = await app.page.locator('[role=row][aria-selected] .status-word').allTextContents()
  return [...new Set(words)]
}

test('a query is written with the keyboard alone, and the list shows what it finds', async () => {
  await app.page.locator('[role=row][aria-selected]').first().waitFor()
  await app.page.keyboard.press('/')
  await app.page.keyboard.type('stat')
  await app.page.getByRole('option', { name: /^status:/ }).waitFor()
  await app.page.keyboard.press('Tab')
  await app.page.keyboard.type('fai')
  await app.page.getByRole('option', { name: 'failed' }).waitFor()
  await app.page.keyboard.press('Tab')
  await expect.poll(statusesShown).toEqual(['Failed'])
  expect(await app.page.getByRole('combobox').inputValue()).toBe('status:failed ')
})

test('it is kept as a view, which is counted', async () => {
  await app.page.keyboard.press('Escape')
  await app.page.getByRole('button', { name: 'Save as view' }).click()
  await app.page.getByRole('textbox', { name: 'Name' }).fill('My failures')
  await app.page.getByRole('button', { name: 'Save view' }).click()
  const counted = async () => (await app.page.getByRole('button', { name: /^My failures/ }).textContent()) ?? ''
  // Practice may still be playing: each look compares with what there is at that moment.
  const isCounted = async () => {
    const { failed } = (await app.ask('app.state', undefined)).counts
    return (await counted()).includes(`My failures${failed}`)
  }
  await expect.poll(isCounted).toBe(true)
  expect((await app.ask('app.state', undefined)).settings.views.map(({ query }) => query)).toEqual(['status:failed'])
})

test('what Hover sends while a query is shown comes in when it fits', async () => {
  const rows = () => app.page.locator('[role=row][aria-selected]').count()
  const before = await rows()
  const { failed } = (await app.ask('app.state', undefined)).counts
  await app.ask('practice.play', undefined)
  await app.until(({ counts }) => counts.failed > failed)
  await expect.poll(rows).toBeGreaterThan(before)
  expect(await statusesShown()).toEqual(['Failed'])
})
