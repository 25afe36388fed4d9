// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'
import { aTransaction } from '../../fakes/transactions.ts'
import { renderApp, rows, rowTexts, settle } from '../render-app.tsx'

/** Some more than are held. */
const many = 2300
const all = Array.from({ length: many }, (_, place) =>
  aTransaction({
    providerId: `row-${place}`,
    title: `Number ${place}.`,
    startedAt: new Date(Date.parse('2026-03-02T23:00:00Z') - place * 1000).toISOString(),
  }),
)
/** Roles are looked for among all elements, which takes too long for a thousand looks. */
function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector)
  if (found === null) throw new Error(`There is no ${selector}`)
  return found
}
const grid = () => element('[role=grid]')

/** Pages of it; cursors are places. */
const answers: Partial<FakeBridgeOptions['answers']> = {
  'transactions.page': ({ after = null, through = null, limit = 100 }) => {
    const [start, end] = [Number(after ?? 0), Number(through ?? many)]
    const stop = Math.min(start + limit, end)
    return ok({ rows: all.slice(start, stop), next: stop < end ? String(stop) : null })
  },
}
const numbers = () =>
  rowTexts()
    .flatMap(text => (/Number (\d+)\./.exec(text)?.[1] ?? []).slice(0))
    .map(Number)

async function scrollTo(top: number): Promise<void> {
  grid().scrollTop = top
  fireEvent.scroll(grid())
  // Several pages may be needed, one after the other.
  for (let times = 0; times < 4; times++) await settle()
}
const height = () => Number.parseFloat(element('.grid-body').style.height)

async function scrollToOldest(): Promise<void> {
  for (let before = 0; height() > before; ) {
    before = height()
    await scrollTo(before - 2000)
  }
}

async function press(key: string): Promise<void> {
  fireEvent.keyDown(grid(), { key })
  for (let times = 0; times < 4; times++) await settle()
  await new Promise(resolve => requestAnimationFrame(resolve))
  await settle()
}

beforeEach(async () => {
  await renderApp({ rows: all.slice(0, 1), answers })
  await scrollToOldest()
})

// Each takes the long way down, so they are few.
describe('a list that was scrolled to its end', () => {
  it('has few rows in the page, at the places and with the numbers that they have among all', () => {
    expect([rows().length < 200, Math.max(...numbers())]).toEqual([true, many - 1])
    expect(height()).toBeGreaterThanOrEqual(many * 36)
    // The heads of the columns and of the day are rows too.
    expect(rows().at(-1)?.getAttribute('aria-rowindex')).toBe(String(many + 2))
  })

  it('shows what was let go when somebody jumps there, with nothing left out', async () => {
    for (const top of [0, 30_000]) {
      await scrollTo(top)
      const shown = numbers()
      expect(shown.length).toBeGreaterThan(50)
      expect(shown).toEqual(shown.map((_, place) => (shown[0] ?? 0) + place))
    }
  })

  it('goes to the newest row with Home, which was let go', async () => {
    await press('Home')
    await press('Enter')
    expect(screen.getByRole('complementary').textContent).toContain('Number 0.')
  })
})
