import { join } from 'node:path'
import { startBackground } from './background.ts'
import type { BusConnection } from './bus-connection.ts'

interface KeyringSetting {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  readonly connection: BusConnection
}

/** A real, unlocked keyring on the private bus, so that Electron's safeStorage encrypts with a real secret service. */
export const startKeyring = async ({ folder, env, connection }: KeyringSetting): Promise<() => Promise<void>> => {
  const controls = `--control-directory=${join(folder, 'keyring')}`
  const daemon = startBackground(
    'gnome-keyring-daemon',
    ['--foreground', '--components=secrets', '--unlock', controls],
    {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  // The password of a keyring that is made now and thrown away with the folder.
  daemon.child.stdin?.end('password of a test keyring')
  await connection.waitForName('org.freedesktop.secrets')
  return daemon.stop
}
