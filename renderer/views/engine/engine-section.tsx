import { Monitor, Plug, Server, Unplug } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { engineProblemText } from '../../language/told.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { SecretField, TextField, textOf } from '../../parts/field.tsx'
import { type RemoteEngine, useElsewhere } from '../../state/elsewhere.ts'
import { useAct } from '../../state/use-store.ts'
import { engineWords } from '../../words/engine.ts'
import { words } from '../../words/main.ts'
import { Section } from '../settings/section.tsx'

const said = engineWords

/** Which engine this window shows, and how to choose another one. */
export function EngineSection() {
  const engine = useElsewhere()
  return (
    <Section title={said.title} hint={said.hint} part="engine">
      {engine === null ? (
        <p className="section-row engine-shown">
          <Monitor aria-hidden="true" /> {said.own}
        </p>
      ) : (
        <Shown engine={engine} />
      )}
      <details className="section-row folded">
        <summary>{engine === null ? said.form : said.change}</summary>
        <AttachForm key={engine?.address} engine={engine} />
      </details>
    </Section>
  )
}

function Shown({ engine: { address, name, link } }: { readonly engine: RemoteEngine }) {
  const { busy, failure, act } = useAct()
  return (
    <div className="section-row engine-shown">
      <Server aria-hidden="true" />
      <div className="grow">
        <p>
          <strong className="engine-address">{said.shown(address)}</strong> {said.asName(name)}
        </p>
        <p className="hint" role="status">
          {link.kind === 'away' ? engineProblemText(link.problem) : said.link[link.kind]}{' '}
          {link.kind === 'here' && said.version(link.version)}
        </p>
      </div>
      <div>
        <button type="button" className="button" disabled={busy} onClick={() => void act('engine.detach', undefined)}>
          <Unplug aria-hidden="true" /> {said.detach}
        </button>
        <p className="hint">{said.detachHint}</p>
        <FailureText sentence={failure} />
      </div>
    </div>
  )
}

function AttachForm({ engine }: { readonly engine: RemoteEngine | null }) {
  const { busy, failure, act } = useAct()
  const [version, setVersion] = useState<string | null>(null)
  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setVersion(null)
    const { submitter } = event.nativeEvent
    const isTest = submitter instanceof HTMLButtonElement && submitter.value === 'test'
    const input = inputOf(new FormData(event.currentTarget))
    if (!isTest) return void (await act('engine.attach', input))
    setVersion((await act('engine.test', input))?.version ?? null)
  }
  return (
    <form className="form" onChange={() => setVersion(null)} onSubmit={event => void send(event)}>
      <TextField
        label={said.address}
        hint={said.addressHint}
        name="address"
        type="url"
        required
        placeholder="https://engine.example.com"
        maxLength={500}
        defaultValue={engine?.address ?? ''}
      />
      <SecretField
        label={said.token}
        hint={engine === null ? said.tokenHint : said.tokenKept}
        name="token"
        required={engine === null}
        maxLength={500}
      />
      <TextField
        label={said.name}
        hint={said.nameHint}
        name="name"
        required
        maxLength={100}
        defaultValue={engine?.name ?? ''}
      />
      <p className="hint">{said.attachHint}</p>
      <FailureText sentence={failure} />
      <div className="buttons">
        <button type="submit" className="button" name="what" value="test" disabled={busy}>
          {said.test}
        </button>
        <button type="submit" className="button primary" disabled={busy}>
          <Plug aria-hidden="true" /> {busy ? words.app.working : said.attach}
        </button>
        <span role="status" className="muted">
          {version !== null && said.answers(version)}
        </span>
      </div>
    </form>
  )
}

/** An empty token is the one that is kept. */
function inputOf(form: FormData) {
  const token = textOf(form, 'token')
  return { address: textOf(form, 'address'), name: textOf(form, 'name'), ...(token !== '' && { token }) }
}
