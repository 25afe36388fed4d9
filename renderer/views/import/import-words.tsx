import type { ImportResult } from '../../../electron/contract/bridge/ipc.ts'
import { list } from '../../when.ts'
import { setupWords } from '../../words/setup.ts'

const said = setupWords.import

/** What became of the payloads of one file: only what happened is named. */
export function ImportWords({ result }: { readonly result: ImportResult }) {
  const { accepted, duplicates, odd, refused, unreadable, unreadableCount } = result
  const counts = [
    accepted > 0 ? said.accepted(accepted) : '',
    duplicates > 0 ? said.duplicates(duplicates) : '',
    odd > 0 ? said.odd(odd) : '',
    refused > 0 ? said.refused(refused) : '',
  ].filter(text => text !== '')
  const isEmpty = counts.length === 0 && unreadableCount === 0
  const unnamed = unreadableCount - unreadable.length
  return (
    <>
      {counts.length > 0 && <p>{list(counts)}</p>}
      {isEmpty && <p>{said.nothing}</p>}
      {refused > 0 && <p className="hint">{said.refusedHint}</p>}
      {unreadableCount > 0 && (
        <>
          <p>{said.unreadable(unreadableCount)}</p>
          <ul className="unreadable hint">
            {unreadable.map(({ where, reason }) => (
              <li key={where}>{said.unreadableLine(where, reason)}</li>
            ))}
            {unnamed > 0 && <li>{said.unreadableMore(unnamed)}</li>}
          </ul>
        </>
      )}
    </>
  )
}
