import { Variant } from '@jellybrick/dbus-next'
import { z } from 'zod'
import { desktopNamed } from '../../core/telling/test-verdict.ts'
import type { DesktopLook } from '../../services/telling/notice-desktop.ts'
import { notificationService } from './notification-server.ts'
import type { SessionBus } from './session-bus.ts'

/**
 * Which server shows notices, and whether it hides them now: by the property `Inhibited` of the specification's draft, which
 * KDE has. Others have ways of their own, or none, to say so.
 */
export async function lookAtServer(bus: SessionBus): Promise<DesktopLook> {
  const [who, hiding] = await Promise.all([
    bus.call({ remote: notificationService, member: 'GetServerInformation' }),
    bus.call({
      remote: { ...notificationService, interface: 'org.freedesktop.DBus.Properties' },
      member: 'Get',
      values: { signature: 'ss', body: [notificationService.interface, 'Inhibited'] },
    }),
  ])
  const name = z.string().safeParse(who.ok ? who.body[0] : null)
  const said = z.instanceof(Variant).safeParse(hiding.ok ? hiding.body[0] : null)
  const isHiding = z.boolean().safeParse(said.success ? said.data.value : null)
  return { kind: desktopNamed(name.success ? name.data : ''), isHiding: isHiding.success ? isHiding.data : null }
}
