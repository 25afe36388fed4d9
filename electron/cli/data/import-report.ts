import type { ImportResult } from '../../contract/ipc.ts'
import { exitCodes, Refusal } from '../refusal.ts'
import { plain, print, printJson, say, table } from '../terminal.ts'
import type { Input } from './import-input.ts'

export type ImportReport = ReturnType<typeof createImportReport>

/** What came of the files of an import, for people or for scripts. */
export function createImportReport(isJson: boolean) {
  const total = { accepted: 0, duplicates: 0, odd: 0, refused: 0 }
  const unreadable: { readonly file: string; readonly where: string; readonly reason: string }[] = []
  return {
    add({ file }: Input, imported: ImportResult): void {
      for (const key of countNames) total[key] += imported[key]
      unreadable.push(...imported.unreadable.map(place => ({ file, ...place })))
    },
    /** Ends with a refusal when nothing at all could be taken in. `locked`: apps whose secret cannot be read here. */
    print(locked: readonly string[]): void {
      const cells = { ...total, unreadable: unreadable.length }
      if (isJson) printJson({ ...total, unreadable })
      else
        print(
          table(
            [],
            Object.entries(cells).map(([name, count]) => [name, String(count)]),
          ),
        )
      if (!isJson) for (const { file, where, reason } of unreadable) say(plain(`${file}, ${where}: ${reason}`))
      if (total.refused > 0) say(whyRefused)
      if (total.refused > 0 && locked.length > 0) say(`${plain(locked.join(', '))}: ${keptElsewhere}`)
      if (total.accepted + total.duplicates + total.odd === 0 && total.refused + unreadable.length > 0)
        throw new Refusal('Nothing could be taken in.', exitCodes.failed)
    },
  }
}

const countNames = ['accepted', 'duplicates', 'odd', 'refused'] as const

const whyRefused =
  'What was refused holds no secret of a configured app. hover-tray sources list shows the apps; --source ID vouches for payloads without one.'

const keptElsewhere =
  'the secret is in the keyring of the desktop app and cannot be read here. Import again while the app runs.'
