import { Fragment } from 'react'
import { Modal } from '../parts/modal.tsx'
import { keyWords } from '../words-keys.ts'

/** Every key that does something, on one sheet. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal title={keyWords.title} onClose={onClose}>
      <div className="shortcuts">
        {keyWords.groups.map(({ title, shortcuts }) => (
          <table key={title}>
            <caption>{title}</caption>
            <thead className="only-for-readers">
              <tr>
                <th scope="col">{keyWords.does}</th>
                <th scope="col">{keyWords.key}</th>
              </tr>
            </thead>
            <tbody>
              {shortcuts.map(({ does, presses }) => (
                <tr key={does}>
                  <td>{does}</td>
                  <td>
                    <Presses presses={presses} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Modal>
  )
}

function Presses({ presses }: { readonly presses: readonly (readonly string[])[] }) {
  return presses.map((keys, place) => (
    <Fragment key={keys.join('+')}>
      {place > 0 && <span className="muted"> {keyWords.or} </span>}
      {keys.map(key => (
        <kbd key={key}>{key}</kbd>
      ))}
    </Fragment>
  ))
}
