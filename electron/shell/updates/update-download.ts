import type { AppUpdater, ProgressInfo, ResolvedUpdateFileInfo, UpdateInfo } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import type { Fetched, Installer, UpdateFile } from '../../services/updates/installer.ts'

/**
 * electron-updater for one file that is already proven by our own signature.
 *
 * It fetches, checks the checksum that was signed, and installs. What is newer was decided before; it asks no server for
 * that, so the number that it draws for this computer is never sent. Loaded when it is needed: it is large.
 */
export async function loadUpdater(file: UpdateFile): Promise<AppUpdater> {
  const { AppImageUpdater, MacUpdater, NsisUpdater, Provider } = await import('electron-updater')
  const { version, address, sha512, bytes } = file
  const info = { url: address.href, sha512, size: bytes }

  class ProvenFile extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
    }
    async getLatestVersion(): Promise<UpdateInfo> {
      return { version, files: [info], path: address.href, sha512, releaseDate: '' }
    }
    resolveFiles(): ResolvedUpdateFileInfo[] {
      return [{ url: address, info }]
    }
  }
  const Updater = { AppImage: AppImageUpdater, nsis: NsisUpdater, 'mac-zip': MacUpdater }[file.kind]
  const updater = new Updater()
  updater.setFeedURL({ provider: 'custom', updateProvider: ProvenFile })
  // Its own texts hold paths and addresses.
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.disableWebInstaller = true
  // Would ask for more files, which nobody signed.
  updater.disableDifferentialDownload = true
  updater.isUserWithinRollout = () => true
  return updater
}

/** Fetches and proves the file. What was not proven is removed. */
export async function fetchFile(
  updater: AppUpdater,
  file: UpdateFile,
  { onProgress, signal }: Parameters<Installer['fetch']>[1],
): Promise<Fetched> {
  const { CancellationToken } = await import('electron-updater')
  const token = new CancellationToken()
  let isTooLong = false
  signal.addEventListener('abort', () => token.cancel(), { once: true })
  updater.on('download-progress', ({ transferred }: ProgressInfo) => {
    isTooLong = transferred > file.bytes
    if (isTooLong) token.cancel()
    else onProgress(transferred / file.bytes)
  })
  try {
    const found = await updater.checkForUpdates()
    if (found === null || !found.isUpdateAvailable) return { ok: false, problem: 'not-installed' }
    await updater.downloadUpdate(token)
    return { ok: true }
  } catch (error) {
    if (isTooLong) return { ok: false, problem: 'damaged' }
    return { ok: false, problem: problemOf(codeOf(error)) }
  }
}

function problemOf(code: string): 'damaged' | 'not-installed' | 'cut-off' {
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'damaged'
  return ['ENOSPC', 'EACCES', 'EPERM', 'EROFS', 'EDQUOT', 'ENOENT'].includes(code) ? 'not-installed' : 'cut-off'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
