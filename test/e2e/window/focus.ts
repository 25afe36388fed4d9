import type { Page } from 'playwright-core'

/** What has the focus, as a screen reader names it: its role or element, and its words. `nothing` when it is lost. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body || element === document.documentElement) return 'nothing'
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const name =
      element.getAttribute('aria-label') ??
      labels[0]?.textContent ??
      element.textContent ??
      element.getAttribute('title')
    return `${element.getAttribute('role') ?? element.localName}: ${(name ?? '').trim()}`
  })
}

const mostPresses = 80

/** Presses Tab until what has the focus is called so; all that was passed is in the error when nothing is. */
export async function tabTo(page: Page, wanted: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < mostPresses; presses++) {
    await page.keyboard.press(key)
    const name = await focused(page)
    if (wanted.test(name)) return
    passed.push(name)
  }
  throw new Error(`Tab never came to ${wanted}, but to:\n${passed.join('\n')}`)
}

/** Counts what live regions say from now on: each change of a region's words, with the words. */
export async function listenToLiveRegions(page: Page): Promise<() => Promise<readonly string[]>> {
  const heard = await page.evaluateHandle(() => {
    const said: string[] = []
    const regions = '[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])'
    const last = new Map<Element, string>()
    for (const region of document.querySelectorAll(regions)) last.set(region, region.textContent ?? '')
    new MutationObserver(() => {
      for (const region of document.querySelectorAll(regions)) {
        const text = region.textContent ?? ''
        if (text !== '' && last.get(region) !== text) said.push(text)
        last.set(region, text)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    return said
  })
  return () => heard.jsonValue()
}
