import { accessSync, constants } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { describe } from 'vitest'

/** Where a program is; null when this machine has none. `folders`: where to look beside the PATH. */
export function findProgram(name: string, folders: readonly string[] = []): string | null {
  const all = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', ...folders]
  return all.map(folder => join(folder, name)).find(isExecutable) ?? null
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

interface Needed {
  readonly program: string | null
  /** What is to be installed for it. */
  readonly debianPackage: string
}

/** Tests with a real server. Without its program they are skipped, and their title says why. */
export function describeWith({ program, debianPackage }: Needed, title: string, body: (program: string) => void): void {
  if (program !== null) describe(title, () => body(program))
  else describe.skip(`${title} (skipped: install the Debian package ${debianPackage})`, () => body(''))
}

/** A port of 127.0.0.1 that was free a moment ago: for a server that has to come back on the same. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('A server on TCP has a port.')
  return address.port
}
