import { firstLine, startBackground } from './background.ts'

export interface Display {
  /** What goes into DISPLAY, for example `:3`. */
  readonly name: string
  readonly stop: () => Promise<void>
}

/** A private X server without a screen. It takes a free number by itself, so several can run side by side. */
export const startDisplay = async (): Promise<Display> => {
  const args = ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset']
  const server = startBackground('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await firstLine(server.child.stdio[3], server, 'Xvfb')
  return { name: `:${number.trim()}`, stop: server.stop }
}
