import { setTimeout as pause } from 'node:timers/promises'
import { type AppUnderTest, launchApp } from '../../e2e/app-under-test.ts'
import type { Desktop } from '../../e2e/desktop/desktop.ts'
import { startCold } from '../../e2e/window/cold-start.ts'
import { goNewest, goOlder } from '../../e2e/window/list-ends.ts'
import { typedQueries } from '../../e2e/window/typed-queries.ts'
import { readIds, scrollList, typeQuery } from '../../e2e/window/watched-list.ts'
import { memoryOf, ownMemoryOf } from '../memory.ts'
import { heapOf, timedAsks } from './watched-window.ts'

/** Bytes after a collection of garbage, with each process's part of what is shared. */
export interface Memory {
  /** What the page itself holds, of the renderer's. */
  readonly heap: number
  readonly main: number
  readonly renderer: number
  readonly all: number
}

/** What a person sees of a store of some size. Times in milliseconds. */
export interface WindowReport {
  readonly startsMs: readonly number[]
  readonly readingMs: readonly number[]
  readonly flyingMs: readonly number[]
  readonly emptyFrames: number
  readonly mostRows: number
  /** From a press of End until older rows than those are there, and from a press of Home to the newest. */
  readonly olderMs: readonly number[]
  readonly newestMs: readonly number[]
  readonly typedMs: readonly number[]
  readonly asksMs: readonly number[]
  readonly overviewMs: readonly number[]
  /** How many rows a person had come past before memory was looked at for the second time. */
  readonly rowsSeen: number
  readonly memory: { readonly first: Memory; readonly afterwards: Memory }
}

const starts = 5
/** What a start or a journey leaves behind is freed by then. */
const restMs = 10_000
const pagesToWalk = 150
/** So many presses may bring no page: it came in just before, or the list is at its end. */
const mostMisses = 20

export async function measureWindow(desktop: Desktop, dataDir: string): Promise<WindowReport> {
  const startsMs: number[] = []
  for (let n = 0; n < starts; n++) startsMs.push((await startCold(desktop, dataDir)).rowsMs)
  const app = await launchApp(desktop, dataDir)
  try {
    const { page } = app
    await app.ask('window.set', {
      columns: ['status', 'title', 'operator', 'outcome', 'category', 'id'],
      times: 'exact',
    })
    await page.locator('.cell-id').first().waitFor()
    const first = await memoryAtRest(app)
    const reading = await scrollList(page, 300, 24)
    const flying = await scrollList(page, 300, 600)
    const olderMs: number[] = []
    for (let misses = 0; olderMs.length < pagesToWalk && misses < mostMisses; ) {
      const took = await goOlder(page)
      if (took === null) misses += 1
      else olderMs.push(took)
    }
    const rowsSeen = (await readIds(page, 3000)).length + olderMs.length * 100
    const newest = (await app.ask('transactions.page', { limit: 1 })).rows[0]?.providerId ?? ''
    const newestMs: number[] = []
    for (let n = 0; n < 5; n++) {
      await goOlder(page)
      newestMs.push(await goNewest(page, newest))
    }
    const typedMs: number[] = []
    for (const [query, fits] of await typedQueries(app)) typedMs.push(await typeQuery(page, query, fits))
    const asksMs = await timedAsks(page, 200)
    const overviewMs = await openOverview(app)
    return {
      ...{ startsMs, readingMs: reading.framesMs, flyingMs: flying.framesMs },
      emptyFrames: reading.emptyFrames + flying.emptyFrames,
      mostRows: Math.max(reading.mostRows, flying.mostRows),
      ...{ olderMs, newestMs, typedMs, asksMs, overviewMs, rowsSeen },
      memory: { first, afterwards: await memoryAtRest(app) },
    }
  } finally {
    await app.quit()
  }
}

/** From the press until the figures of a period are there. */
async function openOverview({ page }: AppUnderTest): Promise<readonly number[]> {
  await page.getByRole('button', { name: 'Overview' }).click()
  await page.locator('.chart-value').first().waitFor()
  const tookMs: number[] = []
  for (const period of ['24 hours', '30 days', '2 years', '7 days']) {
    const begun = performance.now()
    await page.locator('label.segment', { has: page.getByRole('radio', { name: period, exact: true }) }).click()
    await page.locator('.summed[aria-busy=false]').waitFor()
    tookMs.push(performance.now() - begun)
  }
  return tookMs
}

async function memoryAtRest({ electron, page }: AppUnderTest): Promise<Memory> {
  await pause(restMs)
  const heap = await heapOf(page)
  const processes = await electron.evaluate(({ app }) => app.getAppMetrics().map(({ pid, type }) => ({ pid, type })))
  const of = (type: string) =>
    processes.filter(one => one.type === type).reduce((sum, { pid }) => sum + ownMemoryOf(pid), 0)
  return { heap, main: of('Browser'), renderer: of('Tab'), all: memoryOf(electron.process().pid ?? 0) }
}
