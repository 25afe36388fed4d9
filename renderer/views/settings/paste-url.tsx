import { Globe } from 'lucide-react'
import { CopyButton } from '../../parts/copy-button.tsx'
import { Modal } from '../../parts/modal.tsx'
import { usePick, useStore } from '../../state/use-store.ts'
import { settingsWords } from '../../words/settings.ts'
import { DeliveryCheck } from './delivery-check.tsx'

const words = settingsWords.paste

interface PasteUrlProps {
  readonly id: string
  readonly onClose: () => void
}

/** The one step that only a person can do: put our URL into Hover's dashboard. */
export function PasteUrl({ id, onClose }: PasteUrlProps) {
  const source = usePick(state => state.app?.connection.sources.find(one => one.sourceId === id))
  const localUrl = source?.localUrl ?? null
  // Without a tunnel the engine's own address stands here too, and Hover cannot reach it.
  const publicUrl = source?.publicUrl === localUrl ? null : (source?.publicUrl ?? null)
  const isLocalOnly = publicUrl === null && localUrl !== null
  return (
    <Modal title={isLocalOnly ? words.localTitle : words.title} onClose={onClose}>
      <div className="form">
        {publicUrl !== null && (
          <>
            <p>{words.step}</p>
            <Url label={words.publicUrl} url={publicUrl} />
            <p className="hint">{words.after}</p>
            <DeliveryCheck id={id} />
          </>
        )}
        {isLocalOnly && <LocalOnly url={localUrl} />}
        {publicUrl === null && localUrl === null && (
          <p className="muted" role="status">
            {words.pending}
          </p>
        )}
        <footer className="form-foot">
          <button type="button" className={isLocalOnly ? 'button' : 'button primary'} onClick={onClose}>
            {isLocalOnly ? words.later : words.done}
          </button>
        </footer>
      </div>
    </Modal>
  )
}

function LocalOnly({ url }: { readonly url: string }) {
  const store = useStore()
  const openTunnel = () => {
    store.show(null)
    store.go({ kind: 'settings', at: 'tunnel' })
  }
  return (
    <>
      <Url label={words.localUrl} url={url} />
      <p>{words.localHint}</p>
      <button type="button" className="button primary" onClick={openTunnel}>
        <Globe aria-hidden="true" /> {words.openTunnel}
      </button>
    </>
  )
}

function Url({ label, url }: { readonly label: string; readonly url: string }) {
  return (
    <div className="field">
      <span className="label">{label}</span>
      <div className="url">
        <code>{url}</code>
        <CopyButton text={url} label={words.copy} />
      </div>
    </div>
  )
}
