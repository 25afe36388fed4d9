import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StatusCounts } from '../../electron/contract/transactions/transaction.ts'
import { root } from '../../electron/runtime/checkout.ts'
import { type AppUnderTest, launchApp, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'

/** Pictures of this run; the one of the README is copied from here. */
const pictures = join(root, 'out', 'pictures')
const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

test('a new user is offered practice and both products called Hover', async () => {
  await app.page.getByRole('button', { name: 'Start practice' }).waitFor()
  await app.page.getByText('usehover.com').first().waitFor()
  await app.page.getByText('hover.to').first().waitFor()
  await app.page.screenshot({ path: join(pictures, 'first-run.png') })
})

test('one click, and transactions of both products arrive with no account and no internet', async () => {
  await app.page.getByRole('button', { name: 'Start practice' }).click()
  const state = await app.until(({ counts }) => counts.failed >= 3 && counts.succeeded >= 3)
  expect(state.connection.sources.map(({ kind, state: { kind: link } }) => `${kind} ${link}`)).toEqual([
    'ussd-app live',
    'hover-org live',
  ])
})

test('a failure shows the conversation and the step where it died', async () => {
  await desktop.notifications.waitFor(({ summary }) => summary === 'Send Money failed')
  await app.page.getByRole('row', { name: /Failed.*Safaricom|Safaricom.*Failed/ }).click()
  await app.page.getByRole('heading', { name: 'Send Money' }).waitFor()
  await app.page.getByText('Enter M-PESA PIN').waitFor()
  // Animations at their end: the mark of a fresh row has faded.
  await app.page.screenshot({ path: join(pictures, 'failed-transaction.png'), animations: 'disabled' })
  expect(await app.page.getByText('Insufficient balance').count()).toBeGreaterThan(0)
})

test('leaving practice takes its transactions away', async () => {
  await app.page.getByRole('button', { name: 'Leave practice' }).click()
  const { settings } = await app.until(({ counts, settings: { practice } }) => !practice && isNone(counts))
  expect(settings.sources).toEqual([])
  await app.page.getByRole('button', { name: 'Start practice' }).waitFor()
})

function isNone(counts: StatusCounts): boolean {
  return Object.values(counts).every(count => count === 0)
}
