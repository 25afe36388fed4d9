import { databaseWords } from '../../words/databases.ts'

const said = databaseWords.trouble

/** Why a database does not take what is sent, and what to do, in the language of the window; null: it is no such trouble. */
export function databaseText(trouble: string, id: string): string | null {
  switch (trouble) {
    case 'login-refused':
      return said['login-refused'](`hover-tray destinations set-address ${id}`)
    case 'not-let-in':
    case 'no-database':
    case 'no-right':
    case 'newer-schema':
    case 'foreign-schema':
    case 'full-disk':
    case 'going-away':
    case 'busy':
    case 'slow':
    case 'read-only':
    case 'no-unicode':
    case 'no-tls':
    case 'bad-certificate':
      return said[trouble]
    default: {
      const [, state = ''] = /^sql-([0-9A-Z]{5})$/.exec(trouble) ?? []
      return state === '' ? null : said.refused(state)
    }
  }
}
