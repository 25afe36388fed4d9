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
const plain = { contrast: 'no-preference', forcedColors: 'none' } as const
const light = { ...plain, name: 'light', colorScheme: 'light' } as const
const dark = { ...plain, name: 'dark', colorScheme: 'dark' } as const
const contrast = { ...plain, name: 'contrast', colorScheme: 'light', contrast: 'more' } as const
/** As Windows does in its contrast themes: the system chooses every colour. */
const forced = { ...plain, name: 'forced', colorScheme: 'dark', forcedColors: 'active' } as const

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
    // Nothing lies under the pointer, whatever was pressed last.
    await page.mouse.move(0, 0)
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

/** Zoomed to 200 % a window has room for half of what it had, and this is where most is lost. */
const zoomed = { width: wide / 2, height: 380 }
const tight = [
  'first-run',
  'list',
  'list-suggestions',
  'detail-failed',
  'overview',
  'connection-broken',
  'settings-data',
  'trouble-unfolded',
  'rules',
  'report',
]
const tightDialogs = [
  'dialog-rule',
  'dialog-channel',
  'dialog-resolve',
  'dialog-organization',
  'palette',
  'dialog-import',
]

test.each(tour.filter(({ name }) => [...tight, ...tightDialogs].includes(name)))(
  'zoomed to 200 % $name fits, and nothing of it is out of reach',
  async ({ name, scene, go }) => {
    const { page, show } = preview
    await page.emulateMedia({
      colorScheme: 'light',
      contrast: 'no-preference',
      forcedColors: 'none',
      reducedMotion: 'reduce',
    })
    await show(scene, zoomed.width, zoomed.height)
    await go?.(page)
    await page.screenshot({ path: join(pictures, `${name}-zoomed-light.png`), animations: 'disabled' })
    expect.soft(await overhang(page)).toEqual({ across: 0, down: 0 })
    expect(await outOfReach(page)).toEqual([])
  },
)

/** Comes last: a page does not forget the black behind it when the system gives its colours back. */
const recoloured = [
  'list',
  'list-query',
  'list-problem',
  'detail-late',
  'detail-failed',
  'detail-revealed',
  'detail-raw',
]
const recolouredPages = [
  'first-run',
  'trouble',
  'overview',
  'overview-categories',
  'overview-table',
  'connection-broken',
]
const recolouredParts = [
  'rules',
  'rules-quiet',
  'dialog-rule-faulty',
  'report',
  'snoozed',
  'settings-sources',
  'settings-notifications',
  'palette',
  'dialog-resolve',
  'dialog-organization',
]
const inSystemColours = [...recoloured, ...recolouredPages, ...recolouredParts]

test.each(tour.filter(({ name }) => inSystemColours.includes(name)))(
  'in the colours of the system axe finds nothing serious in $name',
  async ({ name, scene, go }) => {
    const { page, show } = preview
    const { name: look, ...media } = forced
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    await show(scene, wide)
    await go?.(page)
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(pictures, `${name}-${wide}-${look}.png`), animations: 'disabled' })
    expect(await seriousFindings(page)).toEqual([])
  },
)

/** Buttons and fields that lie outside of the window and of everything that can be scrolled to them. */
const outOfReach = (page: Page) =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]')
    const all = [...(dialog ?? document).querySelectorAll('button, input, select, textarea, summary')]
    const isScrolled = (element: Element): boolean => {
      for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(box).overflow)) return true
      }
      return false
    }
    return all
      .filter(element => element.checkVisibility() && !isScrolled(element))
      .filter(element => {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        return right > innerWidth + 1 || bottom > innerHeight + 1 || left < -1 || top < -1
      })
      .map(element => element.textContent || element.getAttribute('aria-label') || element.tagName)
  })
