import type { ImportResult } from '../../../electron/contract/ipc.ts'
import { list } from '../../when.ts'
import { setupWords } from '../../words/setup.ts'

const said = setupWords.import

/** What became of the payloads of one file: only what happened is named. */
export function ImportWords({ result }: { readonly result: ImportResult }) {
  const { accepted, duplicates, odd, refused, unreadable } = result
  const counts = [
    accepted > 0 ? said.accepted(accepted) : '',
    duplicates > 0 ? said.duplicates(duplicates) : '',
    odd > 0 ? said.odd(odd) : '',
    refused > 0 ? said.refused(refused) : '',
  ].filter(text => text !== '')
  const isEmpty = counts.length === 0 && unreadable.length === 0
  return (
    <>
      {counts.length > 0 && <p>{list(counts)}</p>}
      {isEmpty && <p>{said.nothing}</p>}
      {refused > 0 && <p className="hint">{said.refusedHint}</p>}
      {unreadable.length > 0 && (
        <>
          <p>{said.unreadable(unreadable.length)}</p>
          <ul className="unreadable hint">
            {unreadable.map(({ where, reason }) => (
              <li key={where}>{said.unreadableLine(where, reason)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
