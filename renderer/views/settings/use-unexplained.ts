import { useEffect, useState } from 'react'
import type { CategoryMeaning } from '../../../electron/contract/settings/settings.ts'
import { ask } from '../../bridge.ts'

/** How many failures are looked through, and how many categories are asked about. */
const mostRows = 500
const mostCategories = 20

/** Categories are free text of developers; capitals and spaces around them make no difference. */
export function sameCategory(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** Categories of recent failures that neither the person's list nor the app can explain. */
export function useUnexplained(categories: readonly CategoryMeaning[]): readonly string[] {
  const [found, setFound] = useState<readonly string[]>([])
  useEffect(() => {
    let isGone = false
    void unexplained().then(list => !isGone && setFound(list))
    return () => {
      isGone = true
    }
  }, [])
  return found.filter(one => !categories.some(({ category }) => sameCategory(category, one)))
}

/** The main process decides what is explained, so one transaction of each category is asked about. */
async function unexplained(): Promise<readonly string[]> {
  const page = await ask('transactions.page', { status: ['failed'], limit: mostRows })
  if (!page.ok) return []
  const idOf = new Map<string, string>()
  for (const { id, category } of page.value.rows) {
    const known = category === null || [...idOf.keys()].some(one => sameCategory(one, category))
    if (!known && category.trim() !== '') idOf.set(category.trim(), id)
  }
  const asked = [...idOf].slice(0, mostCategories).map(async ([category, id]) => {
    const detail = await ask('transactions.detail', { id })
    return detail.ok && detail.value?.explanation?.from === 'unknown' ? category : null
  })
  return (await Promise.all(asked)).filter(category => category !== null)
}
