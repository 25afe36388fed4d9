import { useState } from 'react'
import { Modal } from '../../parts/modal.tsx'
import { settingsWords } from '../../words/settings.ts'
import { setupWords } from '../../words/setup.ts'
import { ByAccount } from './by-account.tsx'
import { BySecret } from './by-secret.tsx'

const said = setupWords.how
const ways = () =>
  [
    { way: 'paste', label: said.paste, hint: said.pasteHint },
    { way: 'account', label: said.account, hint: said.accountHint },
  ] as const

/** Two ways to the secret: a person copies it, or the app reads it with the account of Hover's dashboard. */
export function AddUssdApp({ onClose }: { readonly onClose: () => void }) {
  const [way, setWay] = useState<'paste' | 'account'>('paste')
  return (
    <Modal title={settingsWords.ussd.title} onClose={onClose}>
      <fieldset className="ways">
        <legend className="only-for-readers">{said.label}</legend>
        {ways().map(one => (
          <label key={one.way} className="radio way">
            <input type="radio" name="way" value={one.way} checked={way === one.way} onChange={() => setWay(one.way)} />
            <span>{one.label}</span>
            <span className="hint">{one.hint}</span>
          </label>
        ))}
      </fieldset>
      {way === 'paste' ? <BySecret onClose={onClose} /> : <ByAccount onClose={onClose} />}
    </Modal>
  )
}
