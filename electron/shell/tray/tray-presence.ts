import type { Clock } from '../../services/clock.ts'
import { isOnBus } from '../linux/bus-names.ts'
import type { SessionBus } from '../linux/session-bus.ts'

/** Who shows tray icons on Linux, by the StatusNotifierItem specification. */
const watcher = 'org.kde.StatusNotifierWatcher'
/** A panel that is started anew, as GNOME's on an update, is gone for a moment. */
const patienceMs = 5_000

interface Deps {
  readonly bus: SessionBus
  readonly clock: Clock
}

export interface TrayPresence {
  /** Whether this desktop shows tray icons now. Without one a window that hides would be gone for good. */
  isThere(): boolean
  /** `renewed`: there is one again that knows nothing of us. `gone`: there has been none for some seconds. */
  onChange(listener: (what: 'renewed' | 'gone') => void): void
}

export async function watchTrayPresence({ bus, clock }: Deps): Promise<TrayPresence> {
  if (process.platform !== 'linux') return { isThere: () => true, onChange: () => {} }
  const listeners = new Set<(what: 'renewed' | 'gone') => void>()
  let cancel = () => {}
  let isThere = false
  const tell = (what: 'renewed' | 'gone') => {
    for (const listener of listeners) listener(what)
  }
  bus.onSignal({
    interface: 'org.freedesktop.DBus',
    rule: `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${watcher}'`,
    listener({ from, member, body: [name, , owner] }) {
      if (from !== 'org.freedesktop.DBus' || member !== 'NameOwnerChanged' || name !== watcher) return
      cancel()
      isThere = owner !== ''
      if (isThere) tell('renewed')
      else cancel = clock.after(patienceMs, () => tell('gone'))
    },
  })
  isThere = (await isOnBus(bus, watcher)) === true
  return { isThere: () => isThere, onChange: listener => void listeners.add(listener) }
}
