import { sheetGroups } from '../../actions/sheet.ts'
import { Modal } from '../../parts/modal.tsx'
import { actionWords } from '../../words/actions.ts'
import { Presses } from './presses.tsx'

const said = actionWords.sheet

/** Every key that does something, on one sheet. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal title={said.title} onClose={onClose}>
      <div className="shortcuts">
        {sheetGroups().map(({ title, lines }) => (
          <table key={title}>
            <caption>{title}</caption>
            <thead className="only-for-readers">
              <tr>
                <th scope="col">{said.does}</th>
                <th scope="col">{said.key}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ name, does }) => (
                <tr key={name}>
                  <td>{does}</td>
                  <td>
                    <Presses name={name} />
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
