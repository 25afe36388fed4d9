// The entry of a packaged app: the desktop, or one command of the command line (`hover-tray --cli -- transactions`).
import { commandIn } from './shell/starting/arguments.ts'

const command = commandIn(process.argv)
if (command === null) await import('./main.ts')
else {
  const { runInApp } = await import('./command-in-app.ts')
  // Not awaited: a command such as `serve` needs Electron to be ready, which waits for this file.
  void runInApp(import.meta.url, command)
}
