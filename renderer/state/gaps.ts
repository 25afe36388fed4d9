import type { DroppedPage, ListPage } from './list-pages.ts'

/** Pages one after the other whose rows were let go. */
export interface Gap {
  readonly key: string
  /** The place among the held rows above which it is. */
  readonly at: number
  readonly pages: readonly DroppedPage[]
  readonly count: number
}

/** Where rows are missing among those that are held. */
export function gapsOf(pages: readonly ListPage[]): readonly Gap[] {
  const gaps: Gap[] = []
  let [at, isOpen] = [0, false]
  for (const page of pages) {
    if (page.kind === 'held') {
      at += page.rows.length
      isOpen = false
      continue
    }
    const last = isOpen ? gaps.pop() : undefined
    const merged = [...(last?.pages ?? []), page]
    const key = last?.key ?? `gap ${page.after ?? 'newest'}`
    gaps.push({ key, at, pages: merged, count: (last?.count ?? 0) + page.count })
    isOpen = true
  }
  return gaps
}

/** The page of a gap in which a row is, counted from the gap's first one; the nearest one for a row beside the gap. */
export function pageInGap({ pages }: Gap, row: number): DroppedPage | undefined {
  let passed = 0
  for (const page of pages) {
    passed += page.count
    if (row < passed) return page
  }
  return pages.at(-1)
}

/** What names the page in which a held row is: the place behind which it begins. */
export function pageAfter(pages: readonly ListPage[], row: number): string | null {
  let passed = 0
  for (const page of pages) {
    if (page.kind === 'held') passed += page.rows.length
    if (row < passed) return page.after
  }
  return pages.at(-1)?.after ?? null
}
