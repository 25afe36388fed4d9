import { Modal } from '../../parts/modal.tsx'
import { settingsWords } from '../../words/settings.ts'
import { setupWords } from '../../words/setup.ts'
import { DeliveryCheck } from './delivery-check.tsx'

interface AwaitDeliveryProps {
  readonly id: string
  readonly onClose: () => void
}

/** After the app has set the webhook itself: nothing is left to do but to see a delivery come. */
export function AwaitDelivery({ id, onClose }: AwaitDeliveryProps) {
  return (
    <Modal title={setupWords.check.titleSet} onClose={onClose}>
      <div className="form">
        <p>{setupWords.check.textSet}</p>
        <DeliveryCheck id={id} />
        <footer className="form-foot">
          <button type="button" className="button primary" onClick={onClose}>
            {settingsWords.paste.done}
          </button>
        </footer>
      </div>
    </Modal>
  )
}
