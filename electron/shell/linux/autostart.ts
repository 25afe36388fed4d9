import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** By the Desktop Application Autostart Specification: what lies in this folder is started at login. */
export function autostartFolder(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'autostart')
}

const fileName = 'hover-tray.desktop'

export interface LoginItem {
  isOn(): boolean
  /** False: it could not be done. */
  set(isOn: boolean): boolean
}

/** Starts the program with these arguments at login. */
export function createAutostart(folder: string, command: readonly string[]): LoginItem {
  const file = join(folder, fileName)
  return {
    isOn() {
      try {
        return isEnabled(readFileSync(file, 'utf8'))
      } catch {
        return false
      }
    },
    set(isOn) {
      try {
        if (isOn) {
          mkdirSync(folder, { recursive: true, mode: 0o700 })
          writeFileSync(file, entryOf(command))
        } else rmSync(file, { force: true })
        return true
      } catch {
        return false
      }
    },
  }
}

/** A desktop's own settings turn it off by a line in the file. */
function isEnabled(text: string): boolean {
  return !/^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(text)
}

function entryOf(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Hover Tray',
    'Comment=Watch Hover transactions, and be told when one fails',
    'Icon=hover-tray',
    `Exec=${execLine(command)}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/**
 * A command as the Desktop Entry Specification quotes it: within quotes a backslash before `"`, `` ` ``, `$` and itself,
 * percent signs twice, and then, as in every text of such a file, each backslash twice.
 */
function execLine(command: readonly string[]): string {
  const quoted = command.map(part => `"${part.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`)
  return quoted.join(' ').replaceAll('\\', '\\\\')
}
