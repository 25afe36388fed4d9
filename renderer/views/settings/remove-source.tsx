import { FailureText } from '../../parts/failure-text.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useAct, usePick } from '../../state/use-store.ts'
import { words } from '../../words/main.ts'
import { settingsWords } from '../../words/settings.ts'

interface RemoveSourceProps {
  readonly id: string
  readonly onClose: () => void
}

export function RemoveSource({ id, onClose }: RemoveSourceProps) {
  const source = usePick(state => state.app?.settings.sources.find(one => one.id === id))
  const { busy, failure, act } = useAct()
  const remove = async () => {
    const removed = await act('sources.remove', { id })
    if (removed !== undefined) onClose()
  }
  return (
    <Modal title={settingsWords.sources.removeTitle(source?.name ?? settingsWords.sources.unnamed)} onClose={onClose}>
      <div className="form">
        <p>{settingsWords.sources.removeText}</p>
        <FailureText sentence={failure} />
        <footer className="form-foot">
          <button type="button" className="button" onClick={onClose}>
            {words.app.cancel}
          </button>
          <button type="button" className="button danger" disabled={busy} onClick={() => void remove()}>
            {settingsWords.sources.remove}
          </button>
        </footer>
      </div>
    </Modal>
  )
}
