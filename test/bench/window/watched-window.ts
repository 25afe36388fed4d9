import type { Page } from 'playwright-core'

/** What the page holds of memory once everything is collected that nobody needs, in bytes. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

/** How long the engine takes to answer the window, for pages of several queries in turns. */
export function timedAsks(page: Page, times: number): Promise<readonly number[]> {
  return page.evaluate(async amount => {
    const { app } = window as unknown as { app: { ask(question: string, input: unknown): Promise<unknown> } }
    const queries = ['', 'status:failed', 'operator:TTCL status:failed', 'category:timeout since:90d', 'is:attention']
    const tookMs: number[] = []
    for (let n = 0; n < amount; n++) {
      const query = queries[n % queries.length] ?? ''
      const begun = performance.now()
      await app.ask('transactions.page', { after: null, limit: 100, zone: 'UTC', ...(query !== '' && { query }) })
      tookMs.push(performance.now() - begun)
    }
    return tookMs
  }, times)
}
