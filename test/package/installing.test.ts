import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOnPath } from '../../electron/runtime/command.ts'
import { makeDataDir } from '../e2e/app-under-test.ts'
import { type Desktop, startDesktop } from '../e2e/desktop/desktop.ts'
import { type InstalledApp, launchInstalled } from './installed-app.ts'
import { type InstalledRoot, makeRoot } from './installed-root.ts'
import { debFile, outputOf, reasonNotToInstall } from './package-under-test.ts'

describe.skipIf(reasonNotToInstall() !== null)('the installed deb', () => {
  const data = makeDataDir()
  let installed: InstalledRoot
  let root: string
  let before: readonly string[]
  let desktop: Desktop
  let app: InstalledApp | null = null

  beforeAll(async () => {
    installed = makeRoot()
    root = installed.folder
    before = installed.files()
    await installed.dpkg('--install', await debFile())
    desktop = await startDesktop()
  })

  afterAll(async () => {
    await app?.quit()
    await desktop?.stop()
    installed?.remove()
    data.remove()
  })

  it('belongs to root, and nobody else can write it', () => {
    const loose = installed.files('opt').filter(name => {
      const stat = lstatSync(join(root, 'opt', name))
      return stat.uid !== 0 || stat.gid !== 0 || (!stat.isSymbolicLink() && (stat.mode & 0o022) !== 0)
    })
    expect(loose).toEqual([])
  })

  it('has the sandbox helper setuid root, and no other such file', () => {
    const special = installed.files().filter(name => (lstatSync(join(root, name)).mode & 0o6000) !== 0)
    expect(special).toEqual(['opt/Hover Tray/chrome-sandbox'])
    expect(statSync(join(root, 'opt/Hover Tray/chrome-sandbox')).mode & 0o7777).toBe(0o4755)
  })

  it('is in the menu, on the path, with an icon of every size, and takes its own links', () => {
    const entry = readFileSync(join(root, 'usr/share/applications/hover-tray.desktop'), 'utf8')
    expect(entry).toContain('Exec="/opt/Hover Tray/hover-tray" %U')
    expect(entry).toContain('MimeType=x-scheme-handler/hover-tray;')
    expect(statSync(join(root, 'usr/bin/hover-tray')).mode & 0o7777).toBe(0o755)
    expect(existsSync(join(root, 'usr/share/metainfo/app.hovertray.HoverTray.metainfo.xml'))).toBe(true)
    const sizes = installed.files('usr/share/icons/hicolor').filter(name => name.endsWith('hover-tray.png'))
    expect(sizes.length).toBe(8)
  })

  it.skipIf(!isOnPath('desktop-file-validate'))('has a desktop file without a fault', async () => {
    const said = await outputOf('desktop-file-validate', join(root, 'usr/share/applications/hover-tray.desktop'))
    expect(said).not.toContain('error')
  })

  it.skipIf(!isOnPath('appstreamcli'))('has metadata without a fault', async () => {
    const file = join(root, 'usr/share/metainfo/app.hovertray.HoverTray.metainfo.xml')
    await outputOf('appstreamcli', 'validate', '--no-net', file)
  })

  it('practises, and tells of the failing transaction through the desktop', async () => {
    const executable = join(root, 'usr/bin/hover-tray')
    app = await launchInstalled(executable, desktop, ['--port=0', `--data-dir=${data.dataDir}`])
    await app.page.getByRole('button', { name: 'Start practice' }).click()
    await desktop.notifications.waitFor(({ summary }) => summary === 'Send Money failed')
    await app.page.getByRole('row', { name: /Failed.*Safaricom|Safaricom.*Failed/ }).click()
    await app.page.getByText('Enter M-PESA PIN').waitFor()
  })

  it('ends when the session ends', async () => {
    await app?.quit()
    app = null
  })

  it('leaves nothing when it is removed, but what belongs to its user', async () => {
    await installed.dpkg('--purge', 'hover-tray')
    expect(installed.files()).toEqual(before)
    expect(existsSync(join(data.dataDir, 'settings.json'))).toBe(true)
  })
})
