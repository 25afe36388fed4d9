import { useState } from 'react'
import type { NoticeRules } from '../../../electron/contract/settings/notice-rules.ts'
import { newId } from '../../new-id.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { SecretField, TextField, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useAct } from '../../state/use-store.ts'
import { noticesWords } from '../../words/notices.ts'
import { settingsWords } from '../../words/settings.ts'
import { DialogForm } from '../settings/form.tsx'
import { type KnownRules, useRules, useSetRules } from './use-rules.ts'

const said = noticesWords.channels
const kinds = ['webhook', 'ntfy', 'slack'] as const
type Channel = NoticeRules['channels'][number]

interface EditChannelProps {
  /** Null: a new one. */
  readonly id: string | null
  readonly onClose: () => void
}

/** Says where a channel leads. Address and key go to the main process once and are held nowhere in the window. */
export function EditChannel({ id, onClose }: EditChannelProps) {
  const known = useRules()
  // A dialog begins at its first field, which has to be there when it opens.
  if (known === null) return null
  const channel = 'failure' in known ? undefined : known.kept.channels.find(one => one.id === id)
  return (
    <Modal title={channel === undefined ? said.addTitle : said.editTitle(channel.name)} onClose={onClose}>
      {'failure' in known ? (
        <div className="form">
          <FailureText sentence={known.failure} />
        </div>
      ) : (
        <ChannelForm id={id} known={known} onClose={onClose} />
      )}
    </Modal>
  )
}

function ChannelForm({ id, known: { kept, inForce }, onClose }: EditChannelProps & { readonly known: KnownRules }) {
  const rules = useSetRules()
  const secret = useAct()
  // A channel that is there while its address was refused is the same at the next try.
  const [channelId] = useState(() => id ?? newId('channel'))
  const before = kept.channels.find(one => one.id === channelId)
  const [kind, setKind] = useState<Channel['kind']>(before?.kind ?? 'webhook')
  const [needsAddress, setNeedsAddress] = useState(!inForce.addressed.includes(channelId))
  const save = async (form: FormData, element: HTMLFormElement) => {
    const channel: Channel = { id: channelId, name: textOf(form, 'name'), kind }
    const channels =
      before === undefined ? [...kept.channels, channel] : kept.channels.map(one => (one === before ? channel : one))
    if (!(await rules.set({ channels }))) return
    const [address, key] = [textOf(form, 'address'), textOf(form, 'key')]
    if (address !== '' && (await secret.act('channels.secret', { id: channelId, address, key })) === undefined) return
    element.reset()
    onClose()
  }
  return (
    <DialogForm
      submit={settingsWords.save}
      busy={rules.busy || secret.busy}
      failure={rules.failure ?? secret.failure}
      onSubmit={(form, element) => void save(form, element)}
      onClose={onClose}
    >
      <TextField
        label={said.name}
        hint={said.nameHint}
        name="name"
        required
        pattern=".*\S.*"
        maxLength={60}
        defaultValue={before?.name ?? ''}
      />
      <fieldset className="radios">
        <legend>{said.kind}</legend>
        {kinds.map(one => (
          <label key={one} className="radio">
            <input type="radio" name="kind" value={one} checked={kind === one} onChange={() => setKind(one)} />
            <span>{said.kinds[one]}</span>
          </label>
        ))}
      </fieldset>
      <SecretField
        label={said.address}
        hint={needsAddress ? said.addressHint[kind] : said.kept}
        name="address"
        required={needsAddress}
        maxLength={2000}
      />
      {kind !== 'slack' && (
        <SecretField
          label={said.key[kind]}
          hint={said.keyHint[kind]}
          name="key"
          maxLength={500}
          onInput={event => {
            // A new key is kept with the address only.
            if (!inForce.addressed.includes(channelId)) return
            setNeedsAddress(event.currentTarget.value !== '')
          }}
        />
      )}
    </DialogForm>
  )
}
