import type { ImportResult } from '../../contract/ipc.ts'

const mostNamed = 100

/** Notes what could not be read of a file: the first places by name, and how many there are behind them. */
export function createUnreadable() {
  const named: { readonly where: string; readonly reason: string }[] = []
  let count = 0
  return {
    note(where: string, reason: string): void {
      count += 1
      if (named.length < mostNamed) named.push({ where, reason })
    },
    count: () => count,
    places(): ImportResult['unreadable'] {
      const left = count - named.length
      const more = left === 0 ? [] : [{ where: 'further on', reason: `${left} more could not be read.` }]
      return [...named, ...more]
    },
  }
}
