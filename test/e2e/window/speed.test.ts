import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measured } from '../../measured.ts'
import { type AppUnderTest, launchApp, localUrlOf, makeDataDir } from '../app-under-test.ts'
import { type Desktop, startDesktop } from '../desktop/desktop.ts'
import { post, ussdPayload } from '../ussd-delivery.ts'
import { now, startCold } from './cold-start.ts'
import { fillFolder } from './filled-app.ts'
import { goOlder } from './list-ends.ts'
import { typedQueries } from './typed-queries.ts'
import { readIds, scrollList, typeQuery, whenRowDrawn } from './watched-list.ts'

const transactions = 100_000
const data = makeDataDir()
let desktop: Desktop
let app: AppUnderTest
let sourceId: string

beforeAll(async () => {
  desktop = await startDesktop()
  sourceId = (await fillFolder(desktop, data.dataDir, transactions)).sourceId
})

afterAll(async () => {
  await app?.quit()
  await desktop?.stop()
  data.remove()
})

/** More than fits into any window of this size, with what is drawn beyond its edges. */
const fewRows = 80

const idsOf = async (amount: number, query?: string): Promise<readonly string[]> => {
  const ids: string[] = []
  for (let after: string | null = null; ids.length < amount; ) {
    const page: { readonly rows: readonly { readonly providerId: string }[]; readonly next: string | null } =
      await app.ask('transactions.page', { after, limit: 100, ...(query !== undefined && { query, zone: 'UTC' }) })
    ids.push(...page.rows.map(row => row.providerId))
    after = page.next
    if (after === null) break
  }
  return ids.slice(0, amount)
}

describe(`with ${transactions.toLocaleString('en')} transactions`, () => {
  test('the window opens on the newest of them', async ({ task }) => {
    const starts = []
    for (let n = 0; n < 5; n++) starts.push(await startCold(desktop, data.dataDir))
    task.meta.measured = [
      measured({ what: 'start of the app to rows in the window', tookMs: starts.map(one => one.rowsMs), goalMs: 1500 }),
      measured({
        what: 'start of the app to a key that is obeyed',
        tookMs: starts.map(one => one.keyMs),
        goalMs: 1500,
      }),
    ]
    app = await launchApp(desktop, data.dataDir)
    await app.ask('window.set', {
      columns: ['status', 'title', 'operator', 'outcome', 'category', 'id'],
      times: 'exact',
    })
    await app.page.locator('.cell-id').first().waitFor()
    expect(await readIds(app.page, 10)).toEqual(await idsOf(10))
  })

  test('scrolling keeps few rows in the page, and shows some in every frame', async ({ task }) => {
    const slow = await scrollList(app.page, 300, 24)
    const fast = await scrollList(app.page, 300, 600)
    task.meta.measured = [
      measured({ what: 'time between frames while reading along (24 px a frame)', tookMs: slow.framesMs, goalMs: 17 }),
      measured({ what: 'time between frames while flying along (600 px a frame)', tookMs: fast.framesMs, goalMs: 17 }),
    ]
    expect(Math.max(slow.mostRows, fast.mostRows)).toBeLessThan(fewRows)
    expect(slow.emptyFrames + fast.emptyFrames).toBe(0)
  })

  test('scrolling through thousands skips none and shows none twice', async () => {
    expect(await readIds(app.page, 3000)).toEqual(await idsOf(3000))
  })

  test('End goes as far as there are rows, and no further by itself, also when rows above are let go', async () => {
    const { page } = app
    await page.locator('[role=grid]').focus()
    for (let pages = 0; pages < 30; pages += 1) await goOlder(page)
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 500)))
    expect(await page.locator('[role=row][data-cursor]').count()).toBe(1)
  })

  test('a typed query shows what the database finds', async ({ task }) => {
    const queries = await typedQueries(app)
    const tookMs: number[] = []
    for (const [query, fits] of queries) {
      tookMs.push(await typeQuery(app.page, query, fits))
      expect.soft(await readIds(app.page, 20), query).toEqual(await idsOf(20, query))
    }
    task.meta.measured = [measured({ what: 'last key of a query to the rows it finds', tookMs, goalMs: 100 })]
  })

  test('what is posted is a row in the window', async ({ task }) => {
    await app.page.getByRole('button', { name: 'Clear the query' }).click()
    await expect.poll(() => readIds(app.page, 5)).toEqual(await idsOf(5))
    await app.page.evaluate(() => document.querySelector('[role=grid]')?.scrollTo(0, 0))
    const hook = await localUrlOf(app, sourceId)
    const tookMs: number[] = []
    for (let n = 1; n <= 120; n++) {
      const at = new Date().toISOString()
      const names = { uuid: `live-${n}`, action_name: `Live ${n}`, initiated_at: at, updated_at: at }
      const drawn = whenRowDrawn(app.page, `Live ${n}`)
      const begun = now()
      expect(await post(hook, ussdPayload('v03-failed-in-session', names))).toBe(200)
      tookMs.push((await drawn) - begun)
    }
    task.meta.measured = [measured({ what: 'POST to the row on the screen', tookMs, goalMs: 100 })]
    const newestFirst = Array.from({ length: 120 }, (_, place) => `live-${120 - place}`)
    expect(await readIds(app.page, 120)).toEqual(newestFirst)
  })
})
