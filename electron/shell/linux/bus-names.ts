import { z } from 'zod'
import type { Remote, SessionBus } from './session-bus.ts'

const bus: Remote = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
}

/** Whether somebody on the bus has this name now; null when the bus cannot be asked. */
export async function isOnBus(session: SessionBus, name: string): Promise<boolean | null> {
  const answer = await session.call({
    ...{ remote: bus, member: 'NameHasOwner' },
    values: { signature: 's', body: [name] },
  })
  const read = z.tuple([z.boolean()]).safeParse(answer.ok ? answer.body : null)
  return read.success ? read.data[0] : null
}

/** Whether the bus starts somebody of this name when a message for it comes; null when the bus cannot be asked. */
export async function isStartedByBus(session: SessionBus, name: string): Promise<boolean | null> {
  const answer = await session.call({ remote: bus, member: 'ListActivatableNames' })
  const read = z.tuple([z.array(z.string())]).safeParse(answer.ok ? answer.body : null)
  return read.success ? read.data[0].includes(name) : null
}
