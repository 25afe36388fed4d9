import { execFile } from 'node:child_process'

const limitMs = 2_000

/**
 * Whether somebody on the session bus of this desktop has this name; null when the bus cannot be asked. Electron has no
 * way to ask, so D-Bus is asked with its own tool.
 */
export async function isOnSessionBus(name: string): Promise<boolean | null> {
  const answer = await call('NameHasOwner', `string:${name}`)
  const said = /boolean (true|false)/.exec(answer ?? '')?.[1]
  return said === undefined ? null : said === 'true'
}

/** Whether the bus starts somebody of this name when a message for it comes; null when the bus cannot be asked. */
export async function isStartedByBus(name: string): Promise<boolean | null> {
  const answer = await call('ListActivatableNames')
  return answer === null ? null : answer.includes(`string "${name}"`)
}

function call(member: string, ...args: readonly string[]): Promise<string | null> {
  const question = [
    ...['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
    ...[`org.freedesktop.DBus.${member}`, ...args],
  ]
  return new Promise(resolve => {
    execFile('dbus-send', question, { timeout: limitMs }, (error, answer) => resolve(error === null ? answer : null))
  })
}
