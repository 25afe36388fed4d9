import { Globe } from 'lucide-react'
import { useEffect, useState } from 'react'
import { callbackChoice } from '../../../electron/contract/settings/settings.ts'
import { ask } from '../../bridge.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { TextField, textOf } from '../../parts/field.tsx'
import { usePick, useStore } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { organizationWords } from '../../words/organization.ts'

const said = organizationWords.redirect
const usualAddress = 'https://hover.to'
const choices = () =>
  [
    { way: 'callback', label: said.callback, hint: said.callbackHint },
    { way: 'copy', label: said.copy, hint: said.copyHint },
  ] as const

/** How the code of the consent comes here: through the app's own address, or by a person who copies it. */
export function RedirectChoice({ redirectUri }: { readonly redirectUri: string }) {
  const [way, setWay] = useState<'callback' | 'copy'>(redirectUri === callbackChoice ? 'callback' : 'copy')
  return (
    <>
      <fieldset className="radios">
        <legend className="only-for-readers">{said.title}</legend>
        {choices().map(choice => (
          <label key={choice.way} className="radio">
            <input
              type="radio"
              name="way"
              value={choice.way}
              checked={way === choice.way}
              onChange={() => setWay(choice.way)}
            />
            <span>{choice.label}</span>
            <span className="hint">{choice.hint}</span>
          </label>
        ))}
      </fieldset>
      {way === 'callback' ? (
        <CallbackAddress />
      ) : (
        <TextField
          label={said.address}
          hint={said.addressHint}
          name="redirectUri"
          type="url"
          pattern="https://.+"
          required
          maxLength={500}
          defaultValue={redirectUri === callbackChoice ? usualAddress : redirectUri}
        />
      )}
    </>
  )
}

/** What was chosen, as `sources.redirect` and `sources.add` take it. */
export function redirectOf(form: FormData): string {
  return textOf(form, 'way') === 'callback' ? callbackChoice : textOf(form, 'redirectUri')
}

/** Asked again when the tunnel changes, because the address changes with it. */
function CallbackAddress() {
  const tunnel = usePick(state => state.app?.connection.tunnel)
  const [url, setUrl] = useState<string | null | undefined>(undefined)
  const [failure, setFailure] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tunnel decides the address.
  useEffect(() => {
    let isGone = false
    void ask('sources.callback', undefined).then(reply => {
      if (isGone) return
      setFailure(reply.ok ? null : reply.failure.sentence)
      if (reply.ok) setUrl(reply.value.url)
    })
    return () => {
      isGone = true
    }
  }, [tunnel])
  if (failure !== null) return <FailureText sentence={failure} />
  if (url === undefined) return <p className="muted">{words.app.loading}</p>
  if (url === null) return <NoAddress />
  return (
    <div className="field">
      <span>{said.enter}</span>
      <div className="url">
        <code>{url}</code>
        <CopyButton text={url} label={words.app.copy} />
      </div>
    </div>
  )
}

function NoAddress() {
  const store = useStore()
  const openTunnel = () => {
    store.show(null)
    store.go({ kind: 'settings', at: 'tunnel' })
  }
  return (
    <div className="note-warning">
      <Globe aria-hidden="true" />
      <span className="grow">{said.noAddress}</span>
      <button type="button" className="button small" onClick={openTunnel}>
        {said.openTunnel}
      </button>
    </div>
  )
}
