import type { RetentionPreview } from '../../../../electron/contract/bridge/data.ts'
import type { RetentionSettings } from '../../../../electron/contract/settings/settings.ts'
import { limitSentences, previewSentences } from '../../../limit-sentences.ts'
import { FailureText } from '../../../parts/failure-text.tsx'
import { Modal } from '../../../parts/modal.tsx'
import { dataWords } from '../../../words/data.ts'
import { words } from '../../../words/main.ts'

const said = dataWords.retention

interface ConfirmLimitsProps {
  readonly limits: RetentionSettings
  readonly preview: RetentionPreview
  readonly busy: boolean
  readonly failure: string | null
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Says what saving would take away, before it does. */
export function ConfirmLimits({ limits, preview, busy, failure, onConfirm, onClose }: ConfirmLimitsProps) {
  return (
    <Modal title={said.confirmTitle} onClose={onClose}>
      <div className="form">
        {previewSentences(preview).map(sentence => (
          <p key={sentence}>
            <strong>{sentence}</strong>
          </p>
        ))}
        <ul className="limit-list">
          {limitSentences(limits).map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className="muted">{said.forGood}</p>
        <FailureText sentence={failure} />
        <footer className="form-foot">
          <button type="button" className="button" onClick={onClose}>
            {words.app.cancel}
          </button>
          <button type="button" className="button danger" disabled={busy} onClick={onConfirm}>
            {busy ? words.app.working : said.confirm}
          </button>
        </footer>
      </div>
    </Modal>
  )
}
