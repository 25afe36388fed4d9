import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectBus } from '../desktop/bus-connection.ts'
import { aNotice, type NoticesUnderTest, startNotices } from './notices-kit.ts'

let desk: NoticesUnderTest
beforeEach(async () => {
  desk = await startNotices()
})
afterEach(() => desk.stop())

const last = () => desk.server.all().at(-1)

describe('a notice on a Linux desktop', () => {
  test('has the buttons Open, Acknowledge and Snooze', async () => {
    expect(await desk.show(aNotice())).toBe('shown')
    expect(last()?.actions).toEqual([
      ...['default', 'Open', 'open', 'Open', 'acknowledge', 'Acknowledge', 'snooze', 'Snooze for 1 hour'],
    ])
  })

  test('has no buttons where the service has none', async () => {
    desk.server.behave({ capabilities: ['body'] })
    expect(await desk.show(aNotice())).toBe('shown')
    expect(last()?.actions).toEqual([])
  })

  test.each([
    ['critical', 2, { 'sound-name': 'dialog-warning' }],
    ['normal', 1, { 'sound-name': 'message-new-instant' }],
    ['quiet', 0, { 'suppress-sound': true }],
  ] as const)('that is %s has its urgency and sound', async (urgency, level, sound) => {
    await desk.show(aNotice({ urgency }))
    expect(last()?.hints).toEqual({ urgency: level, 'desktop-entry': 'hover-tray', ...sound })
  })

  test.each([
    [
      'is escaped where the body is read as markup',
      ['body', 'body-markup'],
      '&lt;a href="x"&gt;Tom &amp; Co&lt;/a&gt;',
    ],
    ['is left as it is where it is not', ['body'], '<a href="x">Tom & Co</a>'],
  ])('text that looks like markup %s', async (_, capabilities, body) => {
    desk.server.behave({ capabilities })
    await desk.show(aNotice({ body: '<a href="x">Tom & Co</a>' }))
    expect(last()?.body).toBe(body)
  })

  test.each([
    ['default', 'open'],
    ['open', 'open'],
    ['acknowledge', 'acknowledge'],
    ['snooze', 'snooze'],
  ])('tells that %s was pressed', async (key, action) => {
    await desk.show(aNotice())
    desk.server.click(last()?.id ?? 0, key)
    await desk.waitForEvent(`shop/ussd/1#3 ${action}`)
  })

  test('tells of no button that it does not have', async () => {
    await desk.show(aNotice())
    desk.server.click(last()?.id ?? 0, 'format-disk')
    await desk.waitForEvent('shop/ussd/1#3 dismissed')
    expect(desk.events).toEqual(['shop/ussd/1#3 dismissed'])
  })

  test('tells how it went from the screen', async () => {
    await desk.show(aNotice({ id: 'a' }))
    desk.server.dismiss(last()?.id ?? 0)
    await desk.show(aNotice({ id: 'b' }))
    desk.server.expire(last()?.id ?? 0)
    await desk.waitForEvent('a dismissed')
    await desk.waitForEvent('b expired')
  })

  test('hears a click that overtakes the answer', async () => {
    desk.server.behave({ notify: 'clicked' })
    await desk.show(aNotice())
    await desk.waitForEvent('shop/ussd/1#3 open')
  })
})

describe('a notice that is shown again', () => {
  test('takes its own place', async () => {
    await desk.show(aNotice({ title: '5 failed' }))
    const first = last()?.id
    await desk.show(aNotice({ title: '212 failed' }))
    expect([last()?.replacesId, last()?.id]).toEqual([first, first])
  })

  test('stands, as a storm and as the end of one, where the first of its notices stood', async () => {
    await desk.show(aNotice({ id: 'first', incident: 'first' }))
    const first = last()?.id
    await desk.show(aNotice({ id: 'end', incident: 'first', title: 'Recovered' }))
    expect([last()?.id, last()?.replacesId]).toEqual([first, first])
  })

  test('can be silent although it is critical', async () => {
    await desk.show(aNotice({ sound: false }))
    expect(last()?.hints).toMatchObject({ urgency: 2, 'suppress-sound': true })
  })

  test('takes no place once a person has put it away', async () => {
    await desk.show(aNotice())
    desk.server.dismiss(last()?.id ?? 0)
    await desk.waitForEvent('shop/ussd/1#3 dismissed')
    await desk.show(aNotice())
    expect(last()?.replacesId).toBe(0)
  })

  test('takes no place on a service that was started anew, where its number means another', async () => {
    await desk.show(aNotice())
    await desk.server.stop()
    await desk.server.start()
    await desk.show(aNotice())
    expect(last()?.replacesId).toBe(0)
  })
})

describe('a notice that is taken back', () => {
  test('goes from the screen', async () => {
    await desk.show(aNotice())
    desk.close('shop/ussd/1#3')
    await desk.waitForEvent('shop/ussd/1#3 closed')
  })

  test('goes from the place of its storm', async () => {
    await desk.show(aNotice({ id: 'end', incident: 'first' }))
    desk.close('first')
    await desk.waitForEvent('end closed')
  })

  test('takes nothing from a service that was started anew, where its number means another', async () => {
    await desk.show(aNotice({ id: 'a' }))
    await desk.server.stop()
    await desk.server.start()
    await desk.show(aNotice({ id: 'b' }))
    desk.close('a')
    await desk.show(aNotice({ id: 'c' }))
    expect(desk.events.filter(event => event.startsWith('b'))).toEqual([])
  })
})

describe('a service that is not as it should be', () => {
  test('is known to be missing', async () => {
    await desk.server.stop()
    expect(await desk.show(aNotice())).toBe('no-server')
  })

  test('shows again after it was away', async () => {
    await desk.server.stop()
    await desk.show(aNotice())
    await desk.server.start()
    expect(await desk.show(aNotice())).toBe('shown')
  })

  test('is heard of when it comes back', async () => {
    await desk.show(aNotice())
    const before = desk.servers()
    await desk.server.stop()
    await desk.server.start()
    await desk.waitForServers(before + 2)
  })

  test('that refuses is told so', async () => {
    desk.server.behave({ notify: 'refused' })
    expect(await desk.show(aNotice())).toBe('failed')
  })

  test('that never answers is given up', async () => {
    desk.server.behave({ notify: 'silent' })
    const shown = desk.show(aNotice())
    await desk.server.waitFor(() => true)
    await desk.clock.advance(10_000)
    expect(await shown).toBe('failed')
  })

  test('that answers too late still has its clicks heard', async () => {
    desk.server.behave({ notify: 'held' })
    const shown = desk.show(aNotice())
    const { id } = await desk.server.waitFor(() => true)
    await desk.clock.advance(10_000)
    await shown
    desk.server.answerHeld()
    desk.server.click(id)
    await desk.waitForEvent('shop/ussd/1#3 open')
  })

  test('cannot be played by another program', async () => {
    await desk.show(aNotice())
    const stranger = await connectBus(desk.address)
    const { Message } = await import('@jellybrick/dbus-next')
    const [path, name] = ['/org/freedesktop/Notifications', 'org.freedesktop.Notifications']
    stranger.bus.send(Message.newSignal(path, name, 'ActionInvoked', 'us', [last()?.id ?? 0, 'acknowledge']))
    // Signals of one program come in their order: this one is answered after the stranger's was handed on.
    await stranger.call({ destination: 'org.freedesktop.DBus', path: '/', interface: 'org.freedesktop.DBus' }, 'GetId')
    desk.server.click(last()?.id ?? 0)
    await desk.waitForEvent('shop/ussd/1#3 open')
    stranger.close()
    expect(desk.events).not.toContain('shop/ussd/1#3 acknowledge')
  })
})

describe('a bus', () => {
  test('that is not there makes the notice go the other way', async () => {
    await desk.server.stop()
    await desk.stopBus()
    expect(await desk.show(aNotice())).toBe('gone the other way')
  })

  test('that was lost makes the notice go the other way', async () => {
    await desk.show(aNotice())
    await desk.server.stop()
    await desk.stopBus()
    // That it is lost shows when nobody answers, not even the bus.
    const shown = desk.show(aNotice())
    await desk.clock.advance(20_000)
    expect(await shown).toBe('no-server')
    expect(await desk.show(aNotice())).toBe('gone the other way')
  })
})
