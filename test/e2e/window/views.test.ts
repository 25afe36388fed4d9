import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../../electron/runtime/checkout.ts'
import { type Desktop, startDesktop } from '../desktop/desktop.ts'
import { seriousFindings } from './findings.ts'
import { openPreview, type PreviewWindow } from './preview-window.ts'
import { tour } from './tour.ts'

/** Pictures of every place, to be looked at; the best of them go into the README. */
const pictures = join(root, 'out', 'pictures')
/** A narrow panel beside other windows, half a screen, and a wide window. */
const [narrow, middle, wide] = [380, 720, 1180]
const light = { name: 'light', colorScheme: 'light', contrast: 'no-preference' } as const
const dark = { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' } as const
const contrast = { name: 'contrast', colorScheme: 'light', contrast: 'more' } as const

let desktop: Desktop
let preview: PreviewWindow

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  desktop = await startDesktop({ keyring: false })
  preview = await openPreview(desktop)
})

afterAll(async () => {
  await preview?.stop()
  await desktop?.stop()
})

/** How far the page itself can be scrolled: what does not fit has to scroll inside of its own place. */
const overhang = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
    return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight }
  })

describe.each([
  { width: narrow, looks: [light, dark] },
  { width: middle, looks: [light, dark] },
  { width: wide, looks: [light, dark, contrast] },
])('at $width px axe finds nothing serious in', ({ width, looks }) => {
  test.each(tour)('$name, and it fits', async ({ name, scene, go }) => {
    const { page, show } = preview
    const found: string[] = []
    await show(scene, width)
    await go?.(page)
    for (const { name: look, ...media } of looks) {
      await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
      await page.screenshot({ path: join(pictures, `${name}-${width}-${look}.png`), animations: 'disabled' })
      // What is between has the rules of one of its neighbours.
      const findings = width === middle ? [] : await seriousFindings(page)
      found.push(...findings.map(finding => `${look}: ${finding}`))
    }
    expect.soft(await overhang(page)).toEqual({ across: 0, down: 0 })
    expect(found).toEqual([])
  })
})
