import { FailureText } from '../../parts/failure-text.tsx'
import { Modal } from '../../parts/modal.tsx'
import { words } from '../../words/main.ts'
import { noticesWords } from '../../words/notices.ts'
import { ruleName } from './rule-words.ts'
import { useKnownRules, useSetRules } from './use-rules.ts'

const { rules: saidOfRules, channels: saidOfChannels } = noticesWords

interface ConfirmProps {
  readonly title: string
  readonly text: string
  readonly submit: string
  readonly onClose: () => void
  /** False: it was refused. */
  readonly onConfirm: () => Promise<boolean>
  readonly busy: boolean
  readonly failure: string | null
}

function Confirm({ title, text, submit, onClose, onConfirm, busy, failure }: ConfirmProps) {
  const confirm = async () => {
    if (await onConfirm()) onClose()
  }
  return (
    <Modal title={title} onClose={onClose}>
      <div className="form">
        <p>{text}</p>
        <FailureText sentence={failure} />
        <footer className="form-foot">
          <button type="button" className="button" onClick={onClose}>
            {words.app.cancel}
          </button>
          <button type="button" className="button danger" disabled={busy} onClick={() => void confirm()}>
            {submit}
          </button>
        </footer>
      </div>
    </Modal>
  )
}

interface RemovalProps {
  readonly id: string
  readonly onClose: () => void
}

export function RemoveRule({ id, onClose }: RemovalProps) {
  const known = useKnownRules()
  const { busy, failure, setList } = useSetRules()
  const rules = known?.inForce.rules.rules ?? []
  const rule = rules.find(one => one.id === id)
  if (rule === undefined) return null
  return (
    <Confirm
      {...{ onClose, busy, failure, text: saidOfRules.removeText, submit: saidOfRules.removeSubmit }}
      title={saidOfRules.removeTitle(ruleName(rule))}
      onConfirm={() => setList(rules.filter(one => one !== rule))}
    />
  )
}

/** The rules that the switches of the notifications mean hold again. */
export function UsualRules({ onClose }: { readonly onClose: () => void }) {
  const { busy, failure, set } = useSetRules()
  return (
    <Confirm
      {...{ onClose, busy, failure, text: saidOfRules.usualText, submit: saidOfRules.usualSubmit }}
      title={saidOfRules.usualTitle}
      onConfirm={() => set({ rules: null })}
    />
  )
}

export function RemoveChannel({ id, onClose }: RemovalProps) {
  const known = useKnownRules()
  const { busy, failure, set } = useSetRules()
  const { channels = [], ladder = [] } = known?.kept ?? {}
  const channel = channels.find(one => one.id === id)
  if (channel === undefined) return null
  const remove = () =>
    set({
      channels: channels.filter(one => one !== channel),
      ladder: ladder.filter(step => step.kind !== 'outgoing' || step.channelId !== id),
    })
  return (
    <Confirm
      {...{ onClose, busy, failure, text: saidOfChannels.removeText, submit: saidOfChannels.removeSubmit }}
      title={saidOfChannels.removeTitle(channel.name)}
      onConfirm={remove}
    />
  )
}
