import type { Page } from 'playwright-core'
import { patienceMs } from '../desktop/waiting.ts'

export interface Scrolled {
  /** The time between frames, in milliseconds. */
  readonly framesMs: readonly number[]
  /** The most rows that were in the page at once. */
  readonly mostRows: number
  /** Frames in which a part of the list's height showed no row. */
  readonly emptyFrames: number
}

/** Scrolls the list by so many pixels in each frame. */
export function scrollList(page: Page, frames: number, pixelsAFrame: number): Promise<Scrolled> {
  return page.evaluate(
    async ([count, pixels]) => {
      const grid = document.querySelector('[role=grid]')
      if (grid === null) throw new Error('There is no list')
      const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve))
      const isCovered = () => {
        const { top, bottom } = grid.getBoundingClientRect()
        const places = [...grid.querySelectorAll('[role=row]')].map(row => row.getBoundingClientRect())
        const isOver = (y: number) => places.some(place => place.top <= y && place.bottom >= y)
        return [0.25, 0.5, 0.75].every(share => isOver(top + (bottom - top) * share))
      }
      const framesMs: number[] = []
      let [mostRows, emptyFrames, before] = [0, 0, await frame()]
      for (let n = 0; n < count; n++) {
        grid.scrollTop += pixels
        const at = await frame()
        framesMs.push(at - before)
        before = at
        mostRows = Math.max(mostRows, grid.querySelectorAll('[role=row]').length)
        if (!isCovered()) emptyFrames += 1
      }
      return { framesMs, mostRows, emptyFrames }
    },
    [frames, pixelsAFrame] as const,
  )
}

/** The ids of so many rows in the order in which a person who scrolls sees them, from the newest on. */
export function readIds(page: Page, wanted: number): Promise<readonly string[]> {
  return page.evaluate(async amount => {
    const grid = document.querySelector('[role=grid]')
    if (grid === null) throw new Error('There is no list')
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
    const topOf = (row: Element) => row.getBoundingClientRect().top
    const seen = new Set<string>()
    grid.scrollTop = 0
    const rowsInOrder = () =>
      [...grid.querySelectorAll('[role=row][aria-selected]')].sort((one, other) => topOf(one) - topOf(other))
    // Rows that were let go are on their way back, or what is drawn is still that of another place.
    const isOnItsWay = (rows: readonly Element[]) => {
      const [first] = rows
      const isFromTop = first !== undefined && topOf(first) - topOf(grid) + grid.scrollTop < 150
      return grid.querySelector('.gap-rows') !== null || (seen.size === 0 && !isFromTop)
    }
    for (let still = 0; seen.size < amount && still < 300; still++) {
      await frame()
      const rows = rowsInOrder()
      if (isOnItsWay(rows)) continue
      const before = seen.size
      for (const row of rows) seen.add(row.querySelector('.cell-id')?.textContent ?? '')
      if (seen.size > before) still = 0
      grid.scrollTop += grid.clientHeight / 2
    }
    return [...seen].slice(0, amount)
  }, wanted)
}

/**
 * Types into the query bar as a person does, and hands back the milliseconds from the last key until a frame was drawn
 * in which all rows fit.
 */
export async function typeQuery(page: Page, query: string, fits: RegExp): Promise<number> {
  await page.keyboard.press('Control+f')
  const took = page.evaluate(
    ([text, pattern, limit]) =>
      new Promise<number>((resolve, reject) => {
        let lastKey = 0
        const onKey = (event: KeyboardEvent) => {
          lastKey = event.timeStamp
        }
        const end = setTimeout(() => reject(new Error(`The list did not come to fit ${text}`)), limit)
        document.addEventListener('keydown', onKey, { capture: true })
        const expression = new RegExp(pattern, 'i')
        const look = () => {
          const input = document.querySelector<HTMLInputElement>('input[role=combobox]')
          const rows = [...document.querySelectorAll('[role=row][aria-selected]')]
          const isThere = rows.length > 0 && rows.every(row => expression.test(row.textContent ?? ''))
          if (input?.value !== text || !isThere) return void requestAnimationFrame(look)
          clearTimeout(end)
          document.removeEventListener('keydown', onKey, { capture: true })
          // A task after the frame's callbacks runs when the frame has been handed over.
          setTimeout(() => resolve(performance.now() - lastKey))
        }
        look()
      }),
    [query, fits.source, patienceMs] as const,
  )
  await page.keyboard.type(query, { delay: 50 })
  return took
}

/** Resolves with the moment (milliseconds since 1970) at which a row with this title was drawn. Ask before it can come. */
export function whenRowDrawn(page: Page, title: string): Promise<number> {
  return page.evaluate(
    ([wanted, limit]) =>
      new Promise<number>((resolve, reject) => {
        const end = setTimeout(() => reject(new Error(`No row came for ${wanted}`)), limit)
        const isThere = () => [...document.querySelectorAll('.row-title')].some(cell => cell.textContent === wanted)
        const observer = new MutationObserver(() => {
          if (!isThere()) return
          observer.disconnect()
          clearTimeout(end)
          requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    [title, patienceMs] as const,
  )
}
