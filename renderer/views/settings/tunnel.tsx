import { useState } from 'react'
import type { Asking } from '../../../electron/contract/bridge/ipc.ts'
import type { Settings, TunnelSettings } from '../../../electron/contract/settings/settings.ts'
import { SecretField, TextField, textOf } from '../../parts/field.tsx'
import { useAct } from '../../state/use-store.ts'
import { settingsWords } from '../../words/settings.ts'
import { formOf, SaveLine } from './form.tsx'
import { Section } from './section.tsx'

const said = settingsWords.tunnel
const choices = () =>
  [
    { kind: 'ngrok', label: said.ngrok, hint: said.ngrokHint },
    { kind: 'manual', label: said.manual, hint: said.manualHint },
    { kind: 'loopback', label: said.loopback, hint: said.loopbackHint },
  ] as const

interface TunnelSectionProps {
  readonly settings: Settings
  readonly hasToken: boolean
}

export function TunnelSection({ settings, hasToken }: TunnelSectionProps) {
  const { tunnel } = settings
  const [kind, setKind] = useState<TunnelSettings['kind']>(tunnel.kind)
  const [isSaved, setSaved] = useState(false)
  const { busy, failure, act } = useAct()
  const save = async (form: FormData, element: HTMLFormElement) => {
    setSaved(false)
    const answer = await act('tunnel.set', inputOf(form, kind, tunnel))
    if (answer === undefined) return
    // The authtoken is gone from the window as soon as it is stored.
    const authtoken = element.elements.namedItem('authtoken')
    if (authtoken instanceof HTMLInputElement) authtoken.value = ''
    setSaved(true)
  }
  return (
    <Section title={said.title} hint={said.hint} part="tunnel">
      <form
        className="section-row form"
        onChange={() => setSaved(false)}
        onSubmit={event => void save(formOf(event), event.currentTarget)}
      >
        <fieldset className="radios">
          <legend className="only-for-readers">{said.title}</legend>
          {choices().map(choice => (
            <label key={choice.kind} className="radio">
              <input
                type="radio"
                name="kind"
                value={choice.kind}
                checked={kind === choice.kind}
                onChange={() => setKind(choice.kind)}
              />
              <span>{choice.label}</span>
              <span className="hint">{choice.hint}</span>
            </label>
          ))}
        </fieldset>
        {kind === 'ngrok' && <NgrokFields tunnel={tunnel} hasToken={hasToken} />}
        {kind === 'manual' && (
          <TextField
            label={said.url}
            hint={said.urlHint(settings.port)}
            name="url"
            type="url"
            required
            placeholder="https://example.com"
            defaultValue={tunnel.kind === 'manual' ? tunnel.url : ''}
          />
        )}
        <SaveLine
          save={settingsWords.save}
          saved={settingsWords.saved}
          busy={busy}
          isSaved={isSaved}
          failure={failure}
        />
      </form>
    </Section>
  )
}

function NgrokFields({ tunnel, hasToken }: { readonly tunnel: TunnelSettings; readonly hasToken: boolean }) {
  const server = tunnel.kind === 'ngrok' ? tunnel.server : null
  return (
    <>
      <SecretField
        label={said.authtoken}
        hint={hasToken ? said.authtokenKept : said.authtokenHint}
        name="authtoken"
        required={!hasToken}
        maxLength={500}
      />
      <TextField
        label={said.domain}
        hint={said.domainHint}
        name="domain"
        placeholder="your-name.ngrok-free.app"
        maxLength={253}
        defaultValue={tunnel.kind === 'ngrok' ? tunnel.domain : ''}
      />
      {server !== null && <p className="hint">{said.ownServer(server.address)}</p>}
    </>
  )
}

/** A server of one's own is configured elsewhere and kept. An empty authtoken keeps the stored one. */
function inputOf(form: FormData, kind: TunnelSettings['kind'], before: TunnelSettings): Asking<'tunnel.set'> {
  switch (kind) {
    case 'loopback':
      return { tunnel: { kind } }
    case 'manual':
      return { tunnel: { kind, url: textOf(form, 'url') } }
    case 'ngrok': {
      const server = before.kind === 'ngrok' ? before.server : null
      const tunnel = { kind, domain: textOf(form, 'domain'), server }
      const authtoken = textOf(form, 'authtoken')
      return authtoken === '' ? { tunnel } : { tunnel, authtoken }
    }
  }
}
