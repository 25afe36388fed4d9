import { afterAll, beforeAll, expect, test } from 'vitest'
import { canaries } from '../privacy/canaries.ts'
import { plantAll } from '../privacy/plant.ts'
import { findCanaries } from '../privacy/search-party.ts'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { post, practiceSecret } from './ussd-delivery.ts'

/** How many transactions are opened, one after the other, all over the list. */
const opened = 60
const data = makeDataDir()
const planted = plantAll()
let desktop: Desktop
let app: AppUnderTest

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
  const hook = await localUrlOf(app, id)
  for (let from = 0; from < planted.length; from += 25) {
    const batch = planted.slice(from, from + 25)
    await Promise.all(batch.map(({ data }) => post(hook, { meta: { secret: practiceSecret }, data })))
  }
  const total = (counts: Readonly<Record<string, number>>) =>
    (counts.failed ?? 0) + (counts.pending ?? 0) + (counts.succeeded ?? 0)
  await app.until(({ counts }) => total({ ...counts }) > planted.length / 2)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

/** All there is, titles and labels too; the places of rows in pixels are numbers of nobody. */
const windowText = async () => (await app.page.content()).replace(/ style="[^"]*"/g, '')

test('the same search finds a canary that does stand in the window', async () => {
  const [phone = ''] = canaries.phones
  await app.page.getByRole('combobox').fill(phone)
  const found = findCanaries(await app.page.getByRole('combobox').inputValue())
  await app.page.getByRole('combobox').fill('')
  // What is offered lies over the list.
  await app.page.keyboard.press('Escape')
  expect(found.length).toBeGreaterThan(0)
})

test('of 5,000 planted PINs, secrets, numbers, names and balances none stands in the window', async () => {
  const { rows } = await app.ask('transactions.page', { limit: 500 })
  const step = Math.max(1, Math.floor(rows.length / opened))
  const leaks: string[] = []
  // Not the head, and not a band in which nothing could arrive.
  await app.page.locator('[role=row][aria-selected]').first().click()
  for (let index = 0; index < opened && index * step < rows.length - step; index++) {
    for (let down = 0; down < step; down++) await app.page.keyboard.press('ArrowDown')
    await app.page.keyboard.press('Enter')
    await app.page.getByText('Status history').first().waitFor()
    leaks.push(...findCanaries(await windowText()))
  }
  expect(leaks).toEqual([])
})

test('and none in what was told outside of it', () => {
  expect(findCanaries(JSON.stringify(desktop.notifications.all()))).toEqual([])
})
