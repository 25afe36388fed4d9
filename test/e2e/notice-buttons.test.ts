import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Health } from '../../electron/contract/health.ts'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'
import type { ShownNotification } from './desktop/notification-server.ts'
import { post, practiceSecret, ussdPayload } from './ussd-delivery.ts'

const folders: ReturnType<typeof makeDataDir>[] = []
let desktop: Desktop
let app: AppUnderTest
let hook: string

async function startAfresh(): Promise<void> {
  await app?.quit()
  const data = makeDataDir()
  folders.push(data)
  app = await launchApp(desktop, data.dataDir)
  const { id } = await app.ask('sources.add', { kind: 'ussd-app', name: 'Shop', secret: practiceSecret })
  hook = await localUrlOf(app, id)
}

beforeAll(async () => {
  desktop = await startDesktop()
  await startAfresh()
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  for (const { remove } of folders) remove()
})

const fail = (uuid: string, action: string, parts: Readonly<Record<string, unknown>> = {}) =>
  post(
    hook,
    ussdPayload('v03-failed-in-session', { uuid, action_name: action, updated_at: new Date().toISOString(), ...parts }),
  )
const isAbout =
  (action: string) =>
  ({ summary }: ShownNotification): boolean =>
    summary.includes(action)
const told = async (uuid: string, action: string) => {
  await fail(uuid, action)
  return desktop.notifications.waitFor(isAbout(action))
}
const isVisible = () =>
  app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() ?? false)
const hide = () => app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
const notifications = ({ links }: Health) => links.find(({ name }) => name === 'notifications')

describe('a notification about a failure', () => {
  test('has its buttons, and is known to the desktop by the name of the app', async () => {
    const { actions, appName, hints } = await told('buttons', 'Pay Rent')
    expect(actions.filter((_, index) => index % 2 === 0)).toEqual(['default', 'open', 'acknowledge', 'snooze'])
    expect([appName, hints['desktop-entry']]).toEqual(['Hover Tray', 'hover-tray'])
  })

  test.each(['default', 'open'])('shows the transaction when %s is pressed, also from a hidden window', async key => {
    const { id } = await told(`open-${key}`, `Send ${key}`)
    await hide()
    desktop.notifications.click(id, key)
    await app.page.getByRole('heading', { name: new RegExp(`Send ${key}`) }).waitFor()
    await expect.poll(isVisible).toBe(true)
  })

  test('leaves the window alone when it is acknowledged', async () => {
    const { id } = await told('acknowledge', 'Top Up')
    await hide()
    desktop.notifications.click(id, 'acknowledge')
    // What a person does is known in the order in which they do it.
    const after = await told('after', 'Pay Water')
    desktop.notifications.click(after.id, 'acknowledge')
    await expect
      .poll(async () => notifications(await app.ask('health.check', { isAfresh: false }))?.sentence)
      .toMatch(/somebody has answered one/)
    expect(await isVisible()).toBe(false)
  })
})

describe('a notification whose failure somebody acknowledges', () => {
  beforeAll(startAfresh)

  test('goes from the screen when they do so in the window', async () => {
    const { id } = await told('window', 'Pay Gas')
    const records = await app.ask('notices.list', undefined)
    await app.ask('notices.acknowledge', { ids: records.map(record => record.id) })
    await desktop.notifications.waitUntilClosed(id)
  })

  test('goes from the screen when they do so in the tray', async () => {
    const { id } = await told('tray', 'Pay Fees')
    await desktop.watcher.waitForEntry(({ label }) => label.startsWith('Failed: Pay Fees'))
    await desktop.watcher.click('Acknowledge')
    await desktop.notifications.waitUntilClosed(id)
  })
})

describe('a notification that is snoozed', () => {
  // Of many kinds of failures in one minute the app would tell as of one: this one begins with none.
  beforeAll(startAfresh)

  test('keeps everybody quiet for an hour', async () => {
    const { id } = await told('snooze', 'Pay Power')
    desktop.notifications.click(id, 'snooze')
    const { settings } = await app.until(state => state.settings.noticeRules.snoozes.length > 0)
    const minutes = (Date.parse(settings.noticeRules.snoozes[0]?.until ?? '') - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(50)
    expect(minutes).toBeLessThanOrEqual(60)
    await fail('quiet', 'Pay School')
    await app.until(({ counts }) => counts.failed >= 2)
    // It is there, and in the journal behind it as due; only the desktop does not hear of it.
    expect(desktop.notifications.all().filter(isAbout('Pay School'))).toEqual([])
  })

  test('is made up for at the end of the snooze, once', async () => {
    await app.ask('notices.resume', { scope: { kind: 'all' } })
    await desktop.notifications.waitFor(isAbout('Pay School'))
    expect(desktop.notifications.all().filter(isAbout('Pay School'))).toHaveLength(1)
  })
})

describe('on a lock screen', () => {
  test('nothing of a person, their money or their messages stands in what the desktop is given', async () => {
    const secrets = ['Wanjiku Otieno', '254712345678', '0712345678', '48,213.57', 'PIN 4821']
    await fail('private', 'Pay Zawadi', {
      input_extras: { name: 'Wanjiku Otieno', phoneNumber: '0712345678', pin: '4821' },
      our_msisdn: '254712345678',
      status_description: 'Wanjiku Otieno 254712345678 has a balance of 48,213.57. PIN 4821 was wrong.',
      session_messages: ['Dear Wanjiku Otieno, your balance is 48,213.57', 'Enter PIN 4821'],
    })
    const shown = await desktop.notifications.waitFor(isAbout('Pay Zawadi'))
    const text = JSON.stringify(shown)
    expect(secrets.filter(secret => text.includes(secret))).toEqual([])
  })
})

describe('the test notification', () => {
  const test_ = () => app.ask('notifications.test', undefined)
  const lastTest = () =>
    desktop.notifications
      .all()
      .filter(({ summary }) => summary === 'This is a test')
      .at(-1)

  test('is known to be taken, with what to do on this desktop', async () => {
    desktop.notifications.behave({ name: 'gnome-shell' })
    const found = await test_()
    expect([found.outcome, found.steps[0]?.sentence]).toEqual(['taken', expect.stringMatching(/^Open Settings > Not/)])
  })

  test('is known to be seen once a person presses its button', async () => {
    await test_()
    const seen = app.ask('notifications.test-seen', undefined)
    desktop.notifications.click(lastTest()?.id ?? 0, 'acknowledge')
    expect((await seen)?.outcome).toBe('seen')
  })

  test.each([
    ['dropped', { notify: 'dropped' }],
    ['hidden', { inhibited: true }],
    ['refused', { notify: 'refused' }],
  ] as const)('is known to be %s', async (outcome, behaviour) => {
    desktop.notifications.behave(behaviour)
    expect((await test_()).outcome).toBe(outcome)
  })

  test('is known to reach nobody where there is no service', async () => {
    desktop.notifications.behave({})
    await desktop.notifications.stop()
    expect(await test_()).toMatchObject({ outcome: 'no-server', shown: false })
  })
})
