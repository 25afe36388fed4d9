import { fireEvent, screen, within } from '@testing-library/react'
import { ok } from '../../fakes/bridge.ts'
import { anOverview } from '../../fakes/overview.ts'
import { click, renderApp, settle } from '../render-app.tsx'

/** Draws the window over these sums and goes to the overview. */
export async function openOverview(
  overview = anOverview(),
  options: NonNullable<Parameters<typeof renderApp>[0]> = {},
) {
  const fake = await renderApp({ ...options, answers: { overview: () => ok(overview), ...options.answers } })
  await click(/^Overview/)
  return fake
}

export async function choose(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('radio', { name }))
  await settle()
}

/** The texts of a table without its head. */
export function rowsOf(table: HTMLElement): readonly (readonly (string | null)[])[] {
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row => [...row.children].map(cell => cell.textContent))
}
