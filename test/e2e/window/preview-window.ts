import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build, preview } from 'vite'
import { root } from '../../../electron/runtime/checkout.ts'
import type { Desktop } from '../desktop/desktop.ts'
import { launchElectron } from '../desktop/electron-under-test.ts'
import { patienceMs } from '../desktop/waiting.ts'

export interface PreviewWindow {
  readonly page: Page
  /** Shows a scene of the preview from the beginning. */
  readonly show: (scene: string, width: number, height?: number) => Promise<void>
  readonly stop: () => Promise<void>
}

const usualHeight = 760

/** The real window in a real Electron, with the made-up answers of the preview: every state of it can be shown. */
export async function openPreview(desktop: Desktop): Promise<PreviewWindow> {
  const outDir = mkdtempSync(join(tmpdir(), 'hover-tray-preview-'))
  const place = join(root, 'test', 'renderer', 'preview')
  const shared = { root: place, configFile: false, logLevel: 'error' } as const
  await build({ ...shared, plugins: [react()], build: { outDir, emptyOutDir: true, target: 'chrome130' } })
  const server = await preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 0, open: false } })
  const [address] = server.resolvedUrls?.local ?? []
  if (address === undefined) throw new Error('The preview has no address')
  const electron = await launchElectron(desktop, [join(import.meta.dirname, 'preview-app')])
  const page = await electron.firstWindow({ timeout: patienceMs })
  return {
    page,
    async show(scene, width, height = usualHeight) {
      await page.setViewportSize({ width, height })
      await page.goto(`${address}?scene=${scene}`)
      await page.locator('#root > *').first().waitFor()
    },
    async stop() {
      await electron.close()
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
