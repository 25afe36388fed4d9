import type { Page } from 'playwright-core'

/**
 * Presses End, and hands back the milliseconds until older rows have come in below; null when there are none, or when they
 * came in just before the press.
 */
export async function goOlder(page: Page): Promise<number | null> {
  const before = await page.locator('[role=grid]').evaluate(grid => grid.scrollHeight)
  return pressAndLook(
    page,
    { key: 'End', longestMs: 2000 },
    `document.querySelector('[role=grid]').scrollHeight > ${before}`,
  )
}

/** Presses Home, and hands back the milliseconds until the newest row is drawn, of which it is told the id. */
export async function goNewest(page: Page, id: string): Promise<number> {
  const marked = `document.querySelector('[role=row][data-cursor] .cell-id')`
  const took = await pressAndLook(
    page,
    { key: 'Home', longestMs: 5000 },
    `${marked}?.textContent === ${JSON.stringify(id)}`,
  )
  if (took === null) {
    const marks = await page.locator('[role=row][data-cursor]').allTextContents()
    throw new Error(`The newest row, ${id}, did not come; marked is ${JSON.stringify(marks)}`)
  }
  return took
}

interface Press {
  readonly key: 'Home' | 'End'
  readonly longestMs: number
}

/** The milliseconds from the press until a frame was drawn in which the expression holds; null: not within `longestMs`. */
async function pressAndLook(page: Page, { key, longestMs }: Press, expression: string): Promise<number | null> {
  await page.locator('[role=grid]').focus()
  const took = page.evaluate<number | null>(`new Promise(resolve => {
    let pressedAt = 0
    document.addEventListener('keydown', event => { pressedAt = event.timeStamp }, { capture: true, once: true })
    const giveUp = setTimeout(() => { pressedAt = null; resolve(null) }, ${longestMs})
    const look = () => {
      if (pressedAt === null) return
      if (pressedAt === 0 || !(${expression})) return void requestAnimationFrame(look)
      clearTimeout(giveUp)
      // A task after the frame's callbacks runs when the frame has been handed over.
      setTimeout(() => resolve(performance.now() - pressedAt))
    }
    look()
  })`)
  await page.keyboard.press(key)
  return took
}
