/** Ends a process in the middle of its work: what it was about to do, or had just done, is the last of it. */
export const createDeath = () => {
  const never = new Promise<never>(() => {})
  let done = 0
  let last: { readonly at: number; readonly when: 'before' | 'after' } | null = null
  let tell = () => {}
  return {
    /** How many effects went through since it was revived. */
    count: () => done,
    /** Lets all pass from now on. */
    revive(): void {
      last = null
      done = 0
    },
    /** Resolves when the effect of this number came and was the last. The first has the number 1. */
    at(effect: number, when: 'before' | 'after'): Promise<void> {
      done = 0
      last = { at: effect, when }
      return new Promise(resolve => {
        tell = resolve
      })
    },
    /** Everything that is seen outside the process goes through here: calls and saves. */
    async through<T>(act: () => Promise<T>): Promise<T> {
      done += 1
      if (last === null || done < last.at) return act()
      if (done === last.at && last.when === 'after') await act().catch(() => undefined)
      tell()
      return never
    },
  }
}
