import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { firstLine, startBackground } from './background.ts'

export interface SessionBus {
  /** What goes into DBUS_SESSION_BUS_ADDRESS. */
  readonly address: string
  readonly stop: () => Promise<void>
}

/** A private bus with its socket in `folder`. It activates nothing: only the servers of the test are on it. */
export const startSessionBus = async (folder: string): Promise<SessionBus> => {
  const configFile = join(folder, 'bus.conf')
  writeFileSync(configFile, configuration(join(folder, 'bus')))
  const args = [`--config-file=${configFile}`, '--nofork', '--print-address=3']
  const daemon = startBackground('dbus-daemon', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const address = await firstLine(daemon.child.stdio[3], daemon, 'dbus-daemon')
  return { address: address.trim(), stop: daemon.stop }
}

const configuration = (socket: string): string => `<!DOCTYPE busconfig PUBLIC
 "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`
