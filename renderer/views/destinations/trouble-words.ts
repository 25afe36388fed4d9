import { destinationWords } from '../../words/destinations.ts'
import { databaseText } from './database-words.ts'

const said = destinationWords.trouble

/** Why a destination does not take what is sent, and what to do, in the language of the window. */
export function troubleText(trouble: string, id: string): string {
  switch (trouble) {
    case 'no-address':
      return said['no-address'](`hover-tray destinations set-address ${id}`)
    case 'no-key':
      return said['no-key'](`hover-tray destinations rotate-key ${id}`)
    case 'unreachable':
    case 'timeout':
    case 'redirected':
    case 'gone':
    case 'not-allowed':
    case 'no-jetstream':
    case 'other-stream':
    case 'full':
    case 'too-large':
      return said[trouble]
    default:
      return databaseText(trouble, id) ?? refusalText(trouble)
  }
}

function refusalText(trouble: string): string {
  const [, status = ''] = /^refused-(\d{3})$/.exec(trouble) ?? []
  if (status === '') return said.unknown
  if (status === '401' || status === '403') return said.key(status)
  if (status === '404' || status === '410') return said.nothing(status)
  if (status === '429') return said.many(status)
  return status.startsWith('5') ? said.own(status) : said.refused(status)
}
