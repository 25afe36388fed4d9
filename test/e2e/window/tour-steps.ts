import type { Page } from 'playwright-core'

/** What a person does in the window to get somewhere. */
export const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
export const openRow = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('row', { name }).first().click()
  await page.locator('.detail-scroll h3, .detail-scroll h2').first().waitFor()
}
export const nthRow = (place: number) => async (page: Page) => {
  await page.locator('[role=row][aria-selected]').nth(place).click()
  await page.locator('.detail-scroll h3, .detail-scroll h2').first().waitFor()
}
export const firstSeen = (page: Page) => page.locator('[role=row][aria-selected]').first().waitFor()
export const firstRow = (page: Page) => page.locator('[role=row][aria-selected]').first().click()
export const inTurn =
  (...acts: readonly ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page)
  }
export const type = (text: string) => async (page: Page) => {
  await page.locator('[role=row][aria-selected]').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(text)
}
export const key = (name: string) => (page: Page) => page.keyboard.press(name)
export const fill = (label: string, text: string) => (page: Page) => page.getByLabel(label, { exact: true }).fill(text)
export const toHeading = (name: string) => (page: Page) =>
  page.getByRole('heading', { name, exact: true }).evaluate(heading => heading.scrollIntoView({ block: 'start' }))
/** Where there is no room for it on the left, the line at the foot leads there. */
export const toConnection = async (page: Page) => {
  const item = page.getByRole('button', { name: /^Connection/ })
  if (await item.isVisible()) return item.click()
  await page.locator('.connection-details > summary').click()
  await page.getByRole('button', { name: 'From Hover to you, step by step' }).click()
}
export const settings = press('Settings')
export const rules = inTurn(settings, press('Open the rules'), page => page.locator('.rules').waitFor())
export const toRehearsed = (page: Page) =>
  page
    .getByText(/^14 notices/)
    .first()
    .waitFor()
export const toChangedCopy = (page: Page) => page.getByText('Changed by hand').click()
