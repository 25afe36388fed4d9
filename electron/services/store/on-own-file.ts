import type { Database } from './database.ts'
import { onFile } from './trouble.ts'

/**
 * The same database, whose statements fail as trouble of its own file, also in the midst of work on another one: an error
 * of SQLite does not say which file is damaged, and the wrong one would be mended. Not for `iterate`, which fails later.
 */
export function onOwnFile(database: Database): Database {
  return failingAs(database.name, database)
}

function failingAs<T extends object>(file: string, real: T): T {
  return new Proxy(real, {
    get: (target, name) => {
      // What is native accepts nothing but itself as `this`.
      const member: unknown = Reflect.get(target, name, target)
      if (typeof member !== 'function') return member
      return (...given: readonly unknown[]): unknown => {
        const result: unknown = onFile(file, () => Reflect.apply(member, target, given))
        const isStatement = name === 'prepare' || result === target
        return isStatement && typeof result === 'object' && result !== null ? failingAs(file, result) : result
      }
    },
  })
}
