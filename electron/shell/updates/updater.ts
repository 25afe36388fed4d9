import { accessSync, constants, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app, net } from 'electron'
import type { UpdateProblem } from '../../contract/updates.ts'
import type { Installer, UpdateHost } from '../../services/updates/installer.ts'
import type { FileKind } from '../../services/updates/signed-feed.ts'
import { readUpdateSource } from '../../services/updates/update-source.ts'
import { fetchFile, loadUpdater } from './update-download.ts'

interface Deps {
  /** Brings everything that is on its way to the disk, and lets go of the data folder. */
  readonly stop: () => Promise<void>
}

/** Where this copy asks for newer versions, and how they get in its place. */
export function desktopUpdates(deps: Deps): UpdateHost {
  const kind = installedAs()
  return {
    source: app.isPackaged ? readUpdateSource(packageJson()) : null,
    target: { platform: process.platform, arch: app.runningUnderARM64Translation ? 'arm64' : process.arch },
    fetch: (url, init) => net.fetch(url, init),
    installer: kind === null ? null : createInstaller(kind, deps),
  }
}

function packageJson(): unknown {
  return JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'))
}

/**
 * Null where a package manager owns the files. A deb could be handed to it, as root; but what lies in a folder of the user
 * between its proof and that moment can be exchanged by any program of that user, which would thus become root.
 */
function installedAs(): FileKind | null {
  if (process.platform === 'win32') return 'nsis'
  if (process.platform === 'darwin') return 'mac-zip'
  return process.env.APPIMAGE === undefined ? null : 'AppImage'
}

function createInstaller(kind: FileKind, { stop }: Deps): Installer {
  let updater: Awaited<ReturnType<typeof loadUpdater>> | null = null
  return {
    kind,
    async fetch(file, watch) {
      updater = await loadUpdater(file)
      return fetchFile(updater, file, watch)
    },
    async install() {
      const ready = updater
      if (ready === null || !mayReplace()) return 'not-installed'
      await stop()
      // The new one starts before this one is gone.
      app.releaseSingleInstanceLock()
      return new Promise<UpdateProblem>(() => {
        // With the engine stopped there is no way back but a new start.
        ready.once('error', startAgain)
        ready.quitAndInstall(true, true)
      })
    },
  }
}

/** An AppImage is replaced where it lies; the others have an installer of their own. */
function mayReplace(): boolean {
  const { APPIMAGE } = process.env
  if (APPIMAGE === undefined) return true
  try {
    accessSync(dirname(APPIMAGE), constants.W_OK)
    return true
  } catch {
    return false
  }
}

function startAgain(): void {
  const { APPIMAGE } = process.env
  app.relaunch(APPIMAGE === undefined ? {} : { execPath: APPIMAGE })
  app.exit(1)
}
