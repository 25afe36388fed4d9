import { app, Notification } from 'electron'
import { type Activation, readActivation } from './activation.ts'

/** Stands in the shortcut of the start menu: another one would leave notices of earlier runs without anybody to ask. */
const activatorId = '{6C1B5C0E-4F0B-4E0B-9C5E-8D0A3E5B7A41}'

/**
 * Hears of notices that were used on Windows, from the very start: also of the one whose click started the app, and of
 * those that an earlier run showed. Written by Electron's documents; it was not seen on Windows yet. An older Electron
 * has none of it.
 */
export function hearToasts(): { handle(listener: (activation: Activation) => void): void } {
  const waiting: Activation[] = []
  let listener: ((activation: Activation) => void) | null = null
  if (process.platform === 'win32' && 'handleActivation' in Notification) {
    app.setToastActivatorCLSID(activatorId)
    Notification.handleActivation(details => {
      const activation = readActivation(details)
      if (activation === null) return
      if (listener === null) waiting.push(activation)
      else listener(activation)
    })
  }
  return {
    handle(handler) {
      listener = handler
      for (const activation of waiting.splice(0)) handler(activation)
    },
  }
}
