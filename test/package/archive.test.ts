import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDataDir } from '../e2e/app-under-test.ts'
import { type Desktop, startDesktop } from '../e2e/desktop/desktop.ts'
import { type InstalledApp, launchInstalled } from './installed-app.ts'
import { archiveFile, outputOf, reasonToSkip } from './package-under-test.ts'

describe.skipIf(reasonToSkip() !== null)('the unpacked archive', () => {
  const data = makeDataDir()
  const folder = mkdtempSync(join(tmpdir(), 'hover-tray-archive-'))
  let desktop: Desktop
  let app: InstalledApp | null = null

  beforeAll(async () => {
    await outputOf('tar', '-xzf', await archiveFile(), '-C', folder)
    desktop = await startDesktop()
  })

  afterAll(async () => {
    await app?.quit()
    await desktop?.stop()
    rmSync(folder, { recursive: true, force: true })
    data.remove()
  })

  const place = (): string => {
    const [only = '', ...more] = readdirSync(folder)
    expect(more).toEqual([])
    return join(folder, only)
  }

  it('is one folder, so that it strews nothing where it is unpacked', () => {
    expect(readdirSync(place())).toContain('hover-tray')
  })

  it('starts where it lies', async () => {
    app = await launchInstalled(join(place(), 'hover-tray'), desktop, ['--port=0', `--data-dir=${data.dataDir}`])
    await app.page.getByRole('button', { name: 'Start practice' }).waitFor()
  })

  it('is a command line too', async () => {
    const headless = ['--ozone-platform=headless', '--no-zygote', '--no-sandbox', '--log-level=3']
    const said = await outputOf(join(place(), 'hover-tray'), ...headless, '--cli', '--', '--version')
    expect(said).toBe('0.1.0\n')
  })
})
