import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { main } from './cli/program.ts'
import { spawnTunnelProcess } from './shell/tunnel-process.ts'
import { tunnelHostFile } from './thread-files.ts'

/** What a shell expects of a command that SIGTERM ended. */
const stopped = 128 + constants.signals.SIGTERM

/**
 * Runs one command inside the packaged app, which carries no other Node and cannot be turned into one (the fuses forbid it).
 *
 * No window, tray or single-instance lock: it works beside the desktop app as the command line of a checkout does. Chromium
 * writes files of its own when it gets ready; they go to a folder that ends with the command.
 */
export async function runInApp(entry: string, argv: readonly string[]): Promise<void> {
  const scratch = join(tmpdir(), `hover-tray-command-${randomUUID()}`)
  app.once('quit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }))
  app.setPath('userData', scratch)
  app.setPath('crashDumps', scratch)
  // Once Chromium is ready it takes the signals and makes them a wish to quit; which of them it was is lost.
  app.on('before-quit', event => {
    event.preventDefault()
    if (!process.emit('SIGTERM')) process.exit(stopped)
  })
  app.disableHardwareAcceleration()
  app.dock?.hide()
  const spawnTunnelHost = () => spawnTunnelProcess(tunnelHostFile(entry))
  process.exit(await main({ entry, argv, spawnTunnelHost }))
}
