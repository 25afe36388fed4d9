import { FolderOpen, Save } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { DiagnosticsPreview } from '../../../electron/contract/about.ts'
import type { Reply } from '../../../electron/contract/bridge/ipc.ts'
import { ask } from '../../bridge.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { FailureText } from '../../parts/failure-text.tsx'
import { Modal } from '../../parts/modal.tsx'
import { size } from '../../sizes.ts'
import { useAct } from '../../state/use-store.ts'
import { aboutWords } from '../../words/about.ts'
import { DiagnosticsParts } from './diagnostics-parts.tsx'

const said = aboutWords.diagnostics
/** What the main process takes for the clipboard. */
const mostCharacters = 100_000

/** Shows all that a diagnostics file will hold, and only then writes it where the person chooses. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const reply = usePreview()
  return (
    <Modal title={said.dialogTitle} onClose={onClose}>
      <div className="form">
        {reply === null && <p role="status">{said.looking}</p>}
        {reply?.ok === false && <FailureText sentence={reply.failure.sentence} />}
        {reply?.ok === true && <Preview preview={reply.value} />}
      </div>
    </Modal>
  )
}

/** Gathered once: what is saved is what was shown. */
function usePreview(): Reply<DiagnosticsPreview> | null {
  const [reply, setReply] = useState<Reply<DiagnosticsPreview> | null>(null)
  useEffect(() => {
    let isWanted = true
    void ask('diagnostics.preview', undefined).then(answer => {
      if (isWanted) setReply(answer)
    })
    return () => {
      isWanted = false
    }
  }, [])
  return reply
}

function Preview({ preview }: { readonly preview: DiagnosticsPreview }) {
  const { busy, failure, act } = useAct()
  const [written, setWritten] = useState<number | null>(null)
  const save = async () => {
    setWritten(null)
    const done = await act('diagnostics.save', undefined)
    if (done) setWritten(done.bytes)
  }
  const text = preview.parts.map(part => part.text).join('\n')
  return (
    <>
      <p>{said.lead}</p>
      <DiagnosticsParts parts={preview.parts} />
      <FailureText sentence={failure} />
      <footer className="form-foot diagnostics-foot">
        <span role="status" className="muted grow">
          {written === null ? said.size(size(preview.bytes)) : said.saved(size(written))}
        </span>
        {written !== null && (
          <button type="button" className="button" onClick={() => void act('data.show', { what: 'written' })}>
            <FolderOpen aria-hidden="true" /> {said.showFile}
          </button>
        )}
        {text.length <= mostCharacters && <CopyButton text={text} label={said.copy} />}
        <button type="button" className="button primary" disabled={busy} onClick={() => void save()}>
          <Save aria-hidden="true" /> {said.save}
        </button>
      </footer>
    </>
  )
}
