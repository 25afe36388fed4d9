import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measured } from '../../measured.ts'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from '../app-under-test.ts'
import { type Desktop, startDesktop } from '../desktop/desktop.ts'
import { post, practiceSecret, ussdPayload } from '../ussd-delivery.ts'
import { now } from './cold-start.ts'
import { seriousFindings } from './findings.ts'

let desktop: Desktop

beforeAll(async () => {
  desktop = await startDesktop()
})

afterAll(async () => {
  await desktop?.stop()
})

describe('from nothing', () => {
  const data = makeDataDir()
  let app: AppUnderTest
  afterAll(async () => {
    await app?.quit()
    data.remove()
  })

  test('one press leads to the first delivery that proved itself', async ({ task }) => {
    const begun = now()
    app = await launchApp(desktop, data.dataDir)
    await app.page.getByRole('button', { name: 'Start practice' }).click()
    const pressed = now()
    await app.page.locator('[role=row][aria-selected]').first().waitFor()
    const arrived = now()
    task.meta.measured = [
      measured({ what: 'an empty folder to the first practice delivery', tookMs: [arrived - begun], goalMs: 180_000 }),
      measured({ what: 'Start practice to the first delivery', tookMs: [arrived - pressed] }),
    ]
    const { rows } = await app.ask('transactions.page', {})
    const detail = await app.ask('transactions.detail', { id: rows[0]?.id ?? '' })
    expect(detail?.received.map(({ provenBy }) => provenBy)).toContain('current-secret')
  })

  test('axe finds nothing serious in what it leads to', async () => {
    expect(await seriousFindings(app.page)).toEqual([])
  })
})

describe('a USSD app of one’s own', () => {
  const data = makeDataDir()
  let app: AppUnderTest
  let hook: string

  beforeAll(async () => {
    app = await launchApp(desktop, data.dataDir)
  })
  afterAll(async () => {
    await app?.quit()
    data.remove()
  })

  const dialog = () => app.page.getByRole('dialog')
  const submit = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
  const deliver = (uuid: string) => post(hook, ussdPayload('v03-failed-in-session', { uuid }))

  test('is not added without its secret, and the form stands at what is missing', async () => {
    await app.page.getByRole('button', { name: /^Connect Hover USSD/ }).click()
    await dialog().getByLabel('Name', { exact: true }).fill('Shop')
    await submit('Add app')
    expect(
      await dialog()
        .getByLabel('Webhook secret')
        .evaluate(field => field.matches(':focus:invalid')),
    ).toBe(true)
  })

  test('gets an address, and is told that Hover cannot reach it yet', async () => {
    await dialog().getByLabel('Webhook secret').fill('f'.repeat(32))
    await submit('Add app')
    await dialog().getByText('Hover cannot reach this address').waitFor()
    const { settings } = await app.ask('app.state', undefined)
    hook = await localUrlOf(app, settings.sources[0]?.id ?? '')
    await dialog().getByText(hook).waitFor()
  })

  test('is led to the tunnel, whose address is tried at once', async () => {
    await submit('Choose a tunnel')
    await dialog().waitFor({ state: 'detached' })
    await app.page.getByLabel('My own public URL').check()
    await app.page.getByLabel('Public URL', { exact: true }).fill(`http://localhost:${new URL(hook).port}`)
    await app.page.getByRole('button', { name: 'Save', exact: true }).click()
    await app.until(({ connection }) => connection.address.kind === 'reached')
    await app.page.getByRole('button', { name: 'Show webhook URL' }).click()
    await dialog().getByText('Waiting for the first delivery…').waitFor()
  })

  test('says so when a delivery comes that another secret signs', async () => {
    expect(await deliver('refused')).toBe(401)
    await dialog().getByText('A delivery came, but it was refused').waitFor()
  })

  test('takes the right secret, and looks on whether the next delivery proves itself', async () => {
    await submit('Enter the secret again')
    await dialog().getByLabel('New webhook secret').fill(practiceSecret)
    await submit('Use this secret')
    await dialog().getByText('Waiting for the first delivery…').waitFor()
  })

  test('says that everything works when a delivery proves itself', async () => {
    expect(await deliver('proven')).toBe(200)
    await dialog().getByText('The first delivery arrived').waitFor()
    await submit('Done')
    await app.page.getByRole('button', { name: /^All/ }).click()
    await app.page.getByRole('row', { name: /Send Money/ }).waitFor()
  })
})
