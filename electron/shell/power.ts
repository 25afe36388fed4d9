import { powerMonitor } from 'electron'

/** After sleep and unlock whatever waits is tried at once: nobody wants to wait for a back-off after opening the lid. */
export function onAwake(kick: () => void): void {
  powerMonitor.on('resume', kick)
  powerMonitor.on('unlock-screen', kick)
}
