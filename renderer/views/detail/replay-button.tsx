import { Send } from 'lucide-react'
import { useState } from 'react'
import type { DeliveryContent } from '../../../electron/contract/transactions/transaction-detail.ts'
import { useElsewhere } from '../../state/elsewhere.ts'
import { replayWords } from '../../words/replay.ts'
import { ReplayDialog } from './replay-dialog.tsx'

/** Opens the dialog that sends a delivery once more; there is none where its text is gone. */
export function ReplayButton({ content }: { readonly content: DeliveryContent }) {
  const isElsewhere = useElsewhere() !== null
  const [isOpen, setOpen] = useState(false)
  // Of an engine elsewhere it is sent from there.
  if (isElsewhere || content.form !== 'whole' || content.json === null) return null
  return (
    <div className="buttons">
      <button type="button" className="button" title={replayWords.hint} onClick={() => setOpen(true)}>
        <Send aria-hidden="true" /> {replayWords.open}
      </button>
      {isOpen && <ReplayDialog seq={content.seq} json={content.json} onClose={() => setOpen(false)} />}
    </div>
  )
}
