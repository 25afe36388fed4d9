const place = 'recent-actions'
const most = 5

/** What was done last from the palette, newest first; it outlives the window. Ids only: no transaction is in them. */
export function recentIds(): readonly string[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(read) ? read.filter(id => typeof id === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

export function noteRecent(id: string): void {
  try {
    const next = [id, ...recentIds().filter(other => other !== id)].slice(0, most)
    localStorage.setItem(place, JSON.stringify(next))
  } catch {
    // Without a place for it the palette shows its usual order.
  }
}
