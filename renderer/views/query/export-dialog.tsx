import { useState } from 'react'
import type { WindowExportFormat } from '../../../electron/contract/bridge/data.ts'
import { SelectField, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { size } from '../../sizes.ts'
import { isWritingData } from '../../state/data-writing.ts'
import { viewOf } from '../../state/reduce.ts'
import { useAct, usePick, useStore } from '../../state/use-store.ts'
import { asOneQuery, shownUserView } from '../../state/user-views.ts'
import { count } from '../../when.ts'
import { dataWords } from '../../words/data.ts'
import { words } from '../../words/main.ts'
import { queryWords } from '../../words/query.ts'
import { DialogForm } from '../settings/form.tsx'
import { useFoundCount } from './use-found-count.ts'

const said = queryWords.export
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Writes what the list shows to a file: the view and what is looked for in it, whatever of it was scrolled to. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const view = usePick(viewOf)
  const own = usePick(shownUserView)
  const search = usePick(state => state.list.search)
  const query = asOneQuery(view, search)
  const name = own?.name ?? words.rail.views[view]
  return (
    <Modal title={said.title(name)} onClose={onClose}>
      {query === null ? (
        <p className="form hint">{queryWords.view.twice(name)}</p>
      ) : (
        <ExportForm query={query} onClose={onClose} />
      )}
    </Modal>
  )
}

function ExportForm({ query, onClose }: { readonly query: string; readonly onClose: () => void }) {
  const store = useStore()
  const busy = usePick(isWritingData)
  const [failure, setFailure] = useState<string | null>(null)
  const found = useFoundCount(query, zone())
  const [done, setDone] = useState<string | null>(null)
  const write = async (form: FormData) => {
    const format: WindowExportFormat = textOf(form, 'format') === 'jsonl' ? 'jsonl' : 'csv'
    setFailure(null)
    const reply = await store.exportData({ format, query, zone: zone() })
    if (!reply.ok) setFailure(reply.failure.sentence)
    else if (reply.value !== null) setDone(dataWords.copy.exported(reply.value.transactions, size(reply.value.bytes)))
  }
  const amount = count(found.transactions)
  const whole = found.transactions === 0 ? said.none : said.amount(found.transactions)
  const counted = found.isWhole ? whole : said.counting(amount)
  if (done !== null) return <ExportDone sentence={done} onClose={onClose} />
  return (
    <DialogForm
      submit={said.submit}
      busy={busy}
      failure={failure ?? found.failure}
      onSubmit={form => void write(form)}
      onClose={onClose}
    >
      <p role="status">
        <strong>{counted}</strong>
      </p>
      {query !== '' && (
        <p>
          <code>{query}</code>
        </p>
      )}
      <SelectField
        label={dataWords.copy.format}
        name="format"
        defaultValue="csv"
        choices={Object.entries(dataWords.copy.formats)}
      />
      <p className="hint">{dataWords.copy.masked}</p>
    </DialogForm>
  )
}

function ExportDone({ sentence, onClose }: { readonly sentence: string; readonly onClose: () => void }) {
  const { busy, act } = useAct()
  return (
    <div className="form">
      <p role="status">{sentence}</p>
      <footer className="form-foot">
        <button
          type="button"
          className="button"
          disabled={busy}
          onClick={() => void act('data.show', { what: 'written' })}
        >
          {dataWords.copy.showFile}
        </button>
        <button type="button" className="button primary" onClick={onClose}>
          {words.app.close}
        </button>
      </footer>
    </div>
  )
}
