import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import { post, practiceSecret, ussdPayload } from './ussd-delivery.ts'

/** What a customer would not want on a screen; the PIN must not even be stored. */
const customer = { phone: '0722555731', name: 'ZAINABU MFANO', balance: '48,317.25', pin: '739154' }
const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest
let hook: string

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
  hook = await localUrlOf(app, id)
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

const row = (title: string) => app.page.getByRole('row', { name: new RegExp(title) })
const inDetail = (text: string | RegExp) => app.page.getByText(text).first()

describe('a support person in front of a payment that failed', () => {
  beforeAll(async () => {
    const failed = ussdPayload('v03-failed-in-session', {
      uuid: 'private',
      action_name: 'Pay Rent',
      updated_at: new Date().toISOString(),
      input_extras: { phone: customer.phone, amount: '1500', pin: customer.pin, customerName: customer.name },
      values_entered: ['1', customer.phone, '1500', customer.pin],
      session_messages: [
        '1. Send Money',
        'Enter phone no.',
        'Enter Amount',
        'Enter M-PESA PIN',
        'You have insufficient funds.',
      ],
      sms_misses: [
        {
          sender: 'MPESA',
          message: `${customer.phone} ${customer.name}. Balance is Ksh${customer.balance}`,
          timestamp: null,
        },
      ],
    })
    expect(await post(hook, failed)).toBe(200)
    await app.until(({ counts }) => counts.failed === 1)
    await row('Pay Rent').click()
    await inDetail('You have insufficient funds.').waitFor()
  })

  test('reads why it failed and who can do something about it', async () => {
    await inDetail(/enough money/i).waitFor()
    await inDetail(/customer/i).waitFor()
  })

  test('sees no phone number, name, balance or PIN of the customer anywhere in the window', async () => {
    const text = await app.page.evaluate(() => document.documentElement.outerHTML)
    expect(Object.values(customer).filter(value => text.includes(value))).toEqual([])
  })

  test('reads the delivery as it came with one key, still without the customer', async () => {
    await app.page.keyboard.press('r')
    await app.page.getByRole('region', { name: 'Text of the delivery' }).getByText('"private"').first().waitFor()
    const text = await app.page.evaluate(() => document.documentElement.outerHTML)
    expect(Object.values(customer).filter(value => text.includes(value))).toEqual([])
    await app.page.keyboard.press('r')
  })

  test('may look at what is hidden, which is recorded; the PIN is not there to be seen', async () => {
    await app.page.getByRole('button', { name: /Show what is hidden/ }).click()
    await inDetail(customer.phone).waitFor()
    const { reveals } = (await app.ask('transactions.detail', { id: 'private' })) ?? {}
    expect(reveals).toHaveLength(1)
    expect(await app.page.evaluate(() => document.documentElement.outerHTML)).not.toContain(customer.pin)
  })

  test('resolves it with a note, which no later delivery overwrites', async () => {
    await app.page
      .getByRole('button', { name: /resolve/i })
      .first()
      .click()
    const dialog = app.page.getByRole('dialog')
    await dialog.locator('input[value=succeeded]').check()
    await dialog.getByRole('textbox').fill('Seen on the statement')
    await dialog.getByRole('button', { name: 'Mark as resolved' }).click()
    await inDetail('Seen on the statement').waitFor()
    expect(
      await post(
        hook,
        ussdPayload('v03-failed-in-session', {
          uuid: 'private',
          action_name: 'Pay Rent',
          category: 'no-response',
          updated_at: new Date(Date.now() + 1000).toISOString(),
        }),
      ),
    ).toBe(200)
    // The 200 promises that it is on the disk; what it means is worked out a moment later.
    await expect.poll(async () => (await app.ask('transactions.detail', { id: 'private' }))?.received).toHaveLength(2)
    const payment = (await app.ask('transactions.detail', { id: 'private' })) ?? {}
    expect(payment).toMatchObject({
      status: 'failed',
      resolution: { verdict: 'succeeded', note: 'Seen on the statement' },
      flags: expect.arrayContaining(['CONFLICT']),
    })
  })
})

test('a payment that has been pending for thirteen hours is told as stuck, once', async () => {
  const startedAt = new Date(Date.now() - 13 * 3_600_000).toISOString()
  await post(
    hook,
    ussdPayload('v01-pending', {
      uuid: 'waits',
      action_name: 'Buy Bundle',
      initiated_at: startedAt,
      updated_at: startedAt,
    }),
  )
  const { body } = await desktop.notifications.waitFor(({ summary }) => /Buy Bundle/.test(summary))
  expect(body).not.toMatch(/\d{7}/)
  await app.page.getByRole('button', { name: /^Stuck/ }).click()
  await row('Buy Bundle').waitFor()
  expect(desktop.notifications.all().filter(({ summary }) => /Buy Bundle/.test(summary))).toHaveLength(1)
})
