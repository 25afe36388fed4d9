import type { RetentionPreview } from '../../../../electron/contract/bridge/data.ts'
import type { RetentionSettings } from '../../../../electron/contract/settings/settings.ts'
import { limitSentences, previewSentences } from '../../../limit-sentences.ts'
import { ActButton } from '../../../parts/act-button.tsx'
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
  const { transactions, texts, leastBytes } = preview
  const goesNothing = leastBytes !== null && transactions === 0 && texts === 0
  return (
    <Modal title={goesNothing ? said.anywayTitle : said.confirmTitle} onClose={onClose}>
      <div className="form">
        {previewSentences(preview).map(sentence => (
          <p key={sentence}>
            <strong>{sentence}</strong>
          </p>
        ))}
        <ul className="limit-list">
          {metSentences(limits, leastBytes).map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {!goesNothing && <p className="muted">{said.forGood}</p>}
        <FailureText sentence={failure} />
        <footer className="form-foot">
          <button type="button" className="button" onClick={onClose}>
            {words.app.cancel}
          </button>
          <ActButton type="button" className={goesNothing ? 'button' : 'button danger'} busy={busy} onClick={onConfirm}>
            {busy ? words.app.working : goesNothing ? said.anyway : said.confirm}
          </ActButton>
        </footer>
      </div>
    </Modal>
  )
}

/** What the limits do, without the one that cannot be met: nothing goes because of that. */
function metSentences(limits: RetentionSettings, leastBytes: number | null): readonly string[] {
  if (leastBytes === null) return limitSentences(limits)
  const { trimAfterDays, maxAgeDays, maxTransactions } = limits
  const areOthers = [trimAfterDays, maxAgeDays, maxTransactions].some(limit => limit !== null)
  return areOthers ? limitSentences({ ...limits, maxBytes: null }) : []
}
