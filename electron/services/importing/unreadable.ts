import type { ImportResult } from '../../contract/bridge/ipc.ts'

/** Of one file. */
export const mostNamed = 100

/** Notes what could not be read of a file: the first places by name, and how many there are in all. */
export function createUnreadable() {
  const named: { readonly where: string; readonly reason: string }[] = []
  let count = 0
  return {
    note(where: string, reason: string): void {
      count += 1
      if (named.length < mostNamed) named.push({ where, reason })
    },
    count: () => count,
    result: (): Pick<ImportResult, 'unreadable' | 'unreadableCount'> => ({ unreadable: named, unreadableCount: count }),
  }
}
