import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from '../app-under-test.ts'
import { type Desktop, startDesktop } from '../desktop/desktop.ts'
import { post, practiceSecret, ussdPayload } from '../ussd-delivery.ts'
import { focused, listenToLiveRegions, tabTo } from './focus.ts'

const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest
let hook: string
let arrived = 0

/** Posts one after the other, so that the last is the newest. */
async function deliver(fixture: string, attributes: Readonly<Record<string, unknown>>): Promise<void> {
  const at = new Date().toISOString()
  arrived += 1
  const payload = ussdPayload(fixture, { uuid: `one-${arrived}`, initiated_at: at, updated_at: at, ...attributes })
  expect(await post(hook, payload)).toBe(200)
}

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
  hook = await localUrlOf(app, id)
  await deliver('v02-succeeded-by-sms', { action_name: 'Buy Airtime' })
  await deliver('v03-failed-in-session', { action_name: 'Pay Bill' })
  await deliver('v03-failed-in-session', { action_name: 'Send Money' })
  await deliver('v01-pending', { action_name: 'Check Balance' })
  await app.page.getByRole('row', { name: /Check Balance/ }).waitFor()
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

const press = (key: string) => app.page.keyboard.press(key)
/** What has the focus once it has come to rest. */
const focus = () => expect.poll(() => focused(app.page))
const rows = () => app.page.locator('[role=row][aria-selected]').count()

describe('with the keyboard alone, a person', () => {
  test('finds a failed transaction', async () => {
    await press('/')
    await app.page.keyboard.type('status:failed "send money"')
    await press('Enter')
    await expect.poll(rows).toBe(1)
    await focus().toMatch(/^grid: Transactions/)
    await press('ArrowDown')
    await press('Enter')
    await app.page.getByRole('heading', { name: 'Send Money' }).waitFor()
    await focus().not.toBe('nothing')
  })

  test('reads why it failed', async () => {
    const detail = app.page.getByRole('complementary', { name: 'Transaction' })
    await detail.getByText('What it means').waitFor()
    expect(await detail.innerText()).toContain('You have insufficient funds.')
    await tabTo(app.page, /^button: Mark as resolved/)
  })

  test('resolves it', async () => {
    await press('Enter')
    await app.page.getByRole('dialog').waitFor()
    await tabTo(app.page, /^input: It succeeded/)
    await press('ArrowDown')
    await press('ArrowUp')
    await tabTo(app.page, /^textarea/)
    await app.page.keyboard.type('The customer has the money.')
    await tabTo(app.page, /^button: Mark as resolved$/)
    await press('Enter')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await app.page.getByText('Somebody here resolved it as succeeded').waitFor()
    const { rows: resolved } = await app.ask('transactions.page', { query: 'is:resolved', zone: 'UTC' })
    expect(resolved).toMatchObject([
      { title: 'Send Money', resolution: { verdict: 'succeeded', note: 'The customer has the money.' } },
    ])
  })

  test('is still in the transaction then, and not nowhere', async () => {
    await focus().toMatch(/Transaction|button/)
  })

  test('leaves it for the list with Esc', async () => {
    await press('Escape')
    await app.page.getByRole('complementary', { name: 'Transaction' }).waitFor({ state: 'detached' })
    await focus().toMatch(/^grid: Transactions/)
  })

  test('saves what is shown as a view', async () => {
    await press('/')
    await app.page.keyboard.type('status:failed')
    await press('Enter')
    await expect.poll(rows).toBe(2)
    await tabTo(app.page, /^button: Save as view/, 'Shift+Tab')
    await press('Enter')
    await app.page.getByRole('dialog').waitFor()
    await focus().toMatch(/Name/)
    await app.page.keyboard.type('Failures')
    await press('Enter')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await app.page.getByRole('button', { name: /^Failures/ }).waitFor()
    expect((await app.ask('app.state', undefined)).settings.views).toMatchObject([
      { name: 'Failures', query: 'status:failed' },
    ])
    await focus().not.toBe('nothing')
  })
})

describe('the focus', () => {
  test('stays with the place in the list when the row under it goes away', async () => {
    await app.page.getByRole('button', { name: /^Needs attention/ }).click()
    await deliver('v03-failed-in-session', { action_name: 'Withdraw' })
    await deliver('v03-failed-in-session', { action_name: 'Buy Bundle' })
    await app.page.getByRole('row', { name: /Buy Bundle/ }).waitFor()
    await app.page.getByRole('row', { name: /Withdraw/ }).waitFor()
    await app.page.locator('[role=grid]').focus()
    await press('Home')
    await press('ArrowDown')
    const under = () => app.page.locator('[role=row][data-cursor] .row-title').textContent()
    await expect.poll(under).toBe('Withdraw')
    const titles = await app.page.locator('[role=row][aria-selected] .row-title').allTextContents()
    const [gone] = (await app.ask('transactions.page', { query: 'action:Withdraw', zone: 'UTC' })).rows
    await app.ask('transactions.resolve', { id: gone?.id ?? '', verdict: 'failed', note: '' })
    await app.page.getByRole('row', { name: /Withdraw/ }).waitFor({ state: 'detached' })
    await focus().toMatch(/^grid: Transactions/)
    await expect.poll(under).toBe(titles[titles.indexOf('Withdraw') + 1])
  })

  const dialogs = [
    ['the sheet of keys', 'list', '?', null],
    ['a new USSD app', 'Settings', 'Enter', /^button: Add Hover USSD app/],
    ['a new organization', 'Settings', 'Enter', /^button: Add Hover organization/],
    ['a new secret', 'Settings', 'Enter', /^button: New secret/],
    ['a new category', 'Settings', 'Enter', /^button: Add category/],
    ['removing a source', 'Settings', 'Enter', /^button: Remove/],
  ] as const
  test.each(dialogs)('comes back from %s to where it was', async (_, place, key, opener) => {
    const target = place === 'list' ? app.page.locator('[role=grid]') : app.page.getByRole('button', { name: place })
    if (place === 'list') await app.page.getByRole('button', { name: /^All/ }).click()
    await target.first().focus()
    if (place !== 'list') await press('Enter')
    if (opener !== null) await tabTo(app.page, opener)
    const before = await focused(app.page)
    await press(key)
    await app.page.getByRole('dialog').waitFor()
    await focus().not.toBe(before)
    await press('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
    await focus().toBe(before)
  })
})

/** How long the window gathers failures before it says one sentence, in milliseconds. */
const gatherMs = 2_000

test('a burst of failures is told to screen readers in few sentences', async () => {
  await app.page.getByRole('button', { name: /^All/ }).click()
  const heard = await listenToLiveRegions(app.page)
  const begun = performance.now()
  const { failed } = (await app.ask('app.state', undefined)).counts
  for (let n = 0; n < 200; n++) await deliver('v03-failed-in-session', { action_name: `Burst ${n}` })
  await app.until(({ counts }) => counts.failed === failed + 200)
  await expect.poll(async () => (await heard()).at(-1)).toMatch(/The latest: Burst 199/)
  const sentences = await heard()
  // One for what came in each two seconds: few for a burst, and a few more where a burst takes long.
  const most = Math.max(200 / 20, 2 + (performance.now() - begun) / gatherMs)
  expect(sentences.length).toBeLessThanOrEqual(most)
  expect(sentences.every(sentence => /failed/.test(sentence))).toBe(true)
})
