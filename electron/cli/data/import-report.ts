import type { ImportResult } from '../../contract/bridge/ipc.ts'
import type { ImportedExport } from '../../services/importing/import-export.ts'
import { mostNamed } from '../../services/importing/unreadable.ts'
import { exitCodes, Refusal } from '../refusal.ts'
import { plain, print, printJson, say, table } from '../terminal.ts'
import type { Input } from './import-input.ts'

export type ImportReport = ReturnType<typeof createImportReport>

/** What came of the files of an import, for people or for scripts. */
export function createImportReport(isJson: boolean) {
  const total = { accepted: 0, duplicates: 0, odd: 0, refused: 0 }
  let unreadableCount = 0
  let files = 0
  const unreadable: Place[] = []
  const incomplete: Incomplete[] = []

  const printCounts = (): void => {
    if (isJson) return printJson({ ...total, unreadable, unreadableCount, incomplete })
    const cells = Object.entries({ ...total, unreadable: unreadableCount })
    print(
      table(
        [],
        cells.map(([name, count]) => [name, String(count)]),
      ),
    )
    sayPlaces(unreadable, unreadableCount)
  }
  return {
    add({ file }: Input, imported: ImportResult & { readonly end?: ImportedExport['end'] }): void {
      const { end = 'there' } = imported
      files += 1
      for (const key of countNames) total[key] += imported[key]
      unreadableCount += imported.unreadableCount
      unreadable.push(...imported.unreadable.map(place => ({ file, ...place })))
      if (end !== 'there') incomplete.push({ file, end })
    },
    /** When one fails: what was taken in of those before it. */
    printTaken(): void {
      if (files > 0) printCounts()
    },
    /**
     * Ends with a refusal when nothing at all could be taken in, or a file was cut off. `locked`: apps whose secret cannot be
     * read here.
     */
    print(locked: readonly string[]): void {
      printCounts()
      if (total.refused > 0) say(whyRefused)
      if (total.refused > 0 && locked.length > 0) say(`${plain(locked.join(', '))}: ${keptElsewhere}`)
      for (const { file } of incomplete.filter(({ end }) => end === 'unknown')) say(`${plain(file)} ${earlier}`)
      if (total.accepted + total.duplicates + total.odd === 0 && total.refused + unreadableCount > 0)
        throw new Refusal('Nothing could be taken in.', exitCodes.failed)
      const cut = incomplete.filter(({ end }) => end === 'missing').map(({ file }) => plain(file))
      if (cut.length > 0) throw new Refusal(`${cut.join(', ')} ${cutOff}`, exitCodes.failed)
    },
  }
}

interface Incomplete {
  readonly file: string
  readonly end: Exclude<ImportedExport['end'], 'there'>
}

const cutOff =
  'was cut off or changed: the last line, which says how much it was, is missing or says something else. What is there was taken in. Export again, and import that too: what is stored already counts as a repeat.'
const earlier =
  'was exported by an earlier version, which did not say where it ends. All that is in it was looked at; compare the numbers if you doubt that it is whole.'

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
