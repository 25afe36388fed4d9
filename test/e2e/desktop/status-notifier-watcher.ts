import { DBusError, Message, Variant } from '@jellybrick/dbus-next'
import { z } from 'zod'
import { answerCalls, connectBus, noReply, type Remote } from './bus-connection.ts'
import { clickEntry, type MenuEntry, readMenu } from './dbus-menu.ts'
import { describeItem, itemSchema, type TrayItem } from './tray-item.ts'
import { createWaiting } from './waiting.ts'

const name = 'org.kde.StatusNotifierWatcher'
const path = '/StatusNotifierWatcher'
const itemInterface = 'org.kde.StatusNotifierItem'
const menuInterface = 'com.canonical.dbusmenu'

export type TrayWatcher = Awaited<ReturnType<typeof startStatusNotifierWatcher>>

/** The desktop's panel: tray items register here, and it reads and clicks them like a person. */
export const startStatusNotifierWatcher = async (address: string) => {
  const connection = await connectBus(address)
  const items: Remote[] = []
  const waiting = createWaiting()

  const register = (message: Message): void => {
    const service = z.string().parse(message.body[0])
    const isPath = service.startsWith('/')
    const destination = message.sender
    items.push({ destination, path: isPath ? service : '/StatusNotifierItem', interface: itemInterface })
    connection.bus.send(Message.newSignal(path, name, 'StatusNotifierItemRegistered', 's', [service]))
    waiting.changed()
  }

  const properties = (): Readonly<Record<string, Variant>> =>
    Object.fromEntries([
      [
        'RegisteredStatusNotifierItems',
        new Variant(
          'as',
          items.map(one => one.destination + one.path),
        ),
      ],
      ['IsStatusNotifierHostRegistered', new Variant('b', true)],
      ['ProtocolVersion', new Variant('i', 0)],
    ])

  answerCalls(connection.bus, path, message => {
    switch (message.member) {
      case 'RegisterStatusNotifierItem':
        register(message)
        return noReply
      case 'RegisterStatusNotifierHost':
        return noReply
      case 'Get':
        return { signature: 'v', body: [properties()[z.string().parse(message.body[1])] ?? new Variant('s', '')] }
      case 'GetAll':
        return { signature: 'a{sv}', body: [properties()] }
      default:
        return null
    }
  })

  await connection.onSignal(`interface='${itemInterface}'`, () => waiting.changed())
  await connection.onSignal(`interface='${menuInterface}'`, () => waiting.changed())
  await connection.onSignal("member='NameOwnerChanged'", ({ member, body: [owned, , owner] }) => {
    if (member !== 'NameOwnerChanged' || owner !== '') return
    const gone = items.findIndex(item => item.destination === owned)
    if (gone >= 0) items.splice(gone, 1)
    waiting.changed()
  })
  await connection.bus.requestName(name, 0)

  const read = async (item: Remote) => {
    const of = { ...item, interface: 'org.freedesktop.DBus.Properties' }
    const [all] = await connection.call(of, 'GetAll', { signature: 's', body: [itemInterface] })
    return itemSchema.parse(all)
  }

  /** The item that registered last, or null: an app that restarts leaves the earlier one behind for a moment. */
  const item = async (): Promise<TrayItem | null> => {
    const last = items.at(-1)
    if (last === undefined) return null
    return describeItem(await read(last))
  }

  const menuOf = async (): Promise<Remote | null> => {
    const last = items.at(-1)
    if (last === undefined) return null
    return { destination: last.destination, path: (await read(last)).Menu, interface: menuInterface }
  }

  const menu = async (): Promise<readonly MenuEntry[]> => {
    const remote = await menuOf()
    return remote === null ? [] : readMenu(connection, remote)
  }

  /** An item that is just made anew is there before its menu is: it is looked at again. */
  const menuOnceThere = (): Promise<readonly MenuEntry[]> =>
    menu().catch((error: unknown) => {
      if (!(error instanceof DBusError)) throw error
      setTimeout(waiting.changed, 50)
      return []
    })

  let seen: unknown = null
  const describe = () => `It did not appear in the tray. Seen last: ${JSON.stringify(seen, null, 2)}`
  const waitForItem = (fits: (item: TrayItem) => boolean = () => true): Promise<TrayItem> =>
    waiting.until(async () => {
      const found = await item()
      seen = found
      return found !== null && fits(found) ? found : null
    }, describe)

  /** Looks again on each change of the menu's layout. */
  const waitForEntry = (fits: (entry: MenuEntry) => boolean): Promise<MenuEntry> =>
    waiting.until(async () => {
      const entries = await menuOnceThere()
      seen = entries
      return entries.find(fits) ?? null
    }, describe)

  /** Clicks the enabled entry with this label, waiting for it to appear. */
  const click = async (label: string): Promise<void> => {
    const entry = await waitForEntry(one => one.label === label && one.enabled)
    await clickId(entry.id)
  }

  const clickId = async (id: number): Promise<void> => {
    const remote = await menuOf()
    if (remote !== null) await clickEntry(connection, remote, id)
  }

  /** As when the desktop's panel ends, and is there again: it knows nothing of the items then. */
  const leave = async (): Promise<void> => {
    items.splice(0)
    await connection.bus.releaseName(name)
  }
  const comeBack = async (): Promise<void> => {
    await connection.bus.requestName(name, 0)
  }

  return {
    item,
    menu,
    waitForItem,
    waitForEntry,
    click,
    clickId,
    leave,
    comeBack,
    stop: async () => connection.close(),
  }
}
