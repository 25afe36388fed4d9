import { execFile } from 'node:child_process'

/**
 * Tells systemd how a `Type=notify` service is, by its own program; does nothing anywhere else. It is a child of ours, so
 * the unit needs NotifyAccess=all (systemd-notify(1)).
 */
export function tellServiceManager(state: 'ready' | 'stopping', env: NodeJS.ProcessEnv): void {
  if (env.NOTIFY_SOCKET === undefined || env.NOTIFY_SOCKET === '') return
  execFile('systemd-notify', [`--${state}`, `--pid=${process.pid}`], { env, timeout: 5_000 }, () => {
    // A system without the program waits for nothing else of ours.
  })
}
