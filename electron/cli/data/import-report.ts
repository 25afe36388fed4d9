import type { ImportResult } from '../../contract/bridge/ipc.ts'
import { mostNamed } from '../../services/importing/unreadable.ts'
import { exitCodes, Refusal } from '../refusal.ts'
import { plain, print, printJson, say, table } from '../terminal.ts'
import type { Input } from './import-input.ts'

export type ImportReport = ReturnType<typeof createImportReport>

/** What came of the files of an import, for people or for scripts. */
export function createImportReport(isJson: boolean) {
  const total = { accepted: 0, duplicates: 0, odd: 0, refused: 0 }
  let unreadableCount = 0
  const unreadable: Place[] = []
  return {
    add({ file }: Input, imported: ImportResult): void {
      for (const key of countNames) total[key] += imported[key]
      unreadableCount += imported.unreadableCount
      unreadable.push(...imported.unreadable.map(place => ({ file, ...place })))
    },
    /** Ends with a refusal when nothing at all could be taken in. `locked`: apps whose secret cannot be read here. */
    print(locked: readonly string[]): void {
      const cells = { ...total, unreadable: unreadableCount }
      if (isJson) printJson({ ...total, unreadable, unreadableCount })
      else
        print(
          table(
            [],
            Object.entries(cells).map(([name, count]) => [name, String(count)]),
          ),
        )
      if (!isJson) sayPlaces(unreadable, unreadableCount)
      if (total.refused > 0) say(whyRefused)
      if (total.refused > 0 && locked.length > 0) say(`${plain(locked.join(', '))}: ${keptElsewhere}`)
      if (total.accepted + total.duplicates + total.odd === 0 && total.refused + unreadableCount > 0)
        throw new Refusal('Nothing could be taken in.', exitCodes.failed)
    },
  }
}

interface Place {
  readonly file: string
  readonly where: string
  readonly reason: string
}

/** More of them would push what matters out of a terminal. */
const mostSaid = 10

function sayPlaces(places: readonly Place[], count: number): void {
  const said = places.slice(0, mostSaid)
  for (const { file, where, reason } of said) say(plain(`${file}, ${where}: ${reason}`))
  const left = count - said.length
  if (left > 0) say(`${left} more ${left === 1 ? 'place' : 'places'} could not be read. ${howToSeeMore}`)
}

const howToSeeMore = `--json names the first ${mostNamed} of each file.`

const countNames = ['accepted', 'duplicates', 'odd', 'refused'] as const

const whyRefused =
  'What was refused holds no secret of a configured app. hover-tray sources list shows the apps; --source ID vouches for payloads without one.'

const keptElsewhere =
  'the secret is in the keyring of the desktop app and cannot be read here. Import again while the app runs.'
