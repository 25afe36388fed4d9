import type { HostQuestion } from './host-messages.ts'

/** A running tunnel host, as seen by the app: a utility process in Electron, a forked one in plain Node. */
export interface HostProcess {
  /** Does nothing when the process is gone. */
  send(question: HostQuestion): void
  /** What comes is not yet checked. */
  onMessage(listen: (message: unknown) => void): void
  /** Once, also when the process could not be started. */
  onExit(listen: () => void): void
  /** At once, whatever it is doing (SIGKILL). */
  kill(): void
}
