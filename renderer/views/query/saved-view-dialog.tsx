import { Trash2 } from 'lucide-react'
import { longestQuery, type SavedView } from '../../../electron/contract/transactions/query.ts'
import { newId } from '../../new-id.ts'
import { TextField, textOf } from '../../parts/field.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useAct, usePick, useStore } from '../../state/use-store.ts'
import { userViews } from '../../state/user-views.ts'
import { queryWords } from '../../words/query.ts'
import { DialogForm } from '../settings/form.tsx'

const said = queryWords.view

interface SavedViewDialogProps {
  /** Null: a new one. */
  readonly id: string | null
  readonly query: string
  readonly onClose: () => void
}

/** Names a query, so that it is one press away and counted. */
export function SavedViewDialog({ id, query, onClose }: SavedViewDialogProps) {
  const store = useStore()
  const views = usePick(userViews)
  const { busy, failure, act } = useAct()
  const before = views.find(view => view.id === id)
  const set = async (next: readonly SavedView[], shown: string) => {
    const done = await act('views.set', [...next])
    if (done === undefined) return
    onClose()
    store.showQuery(shown)
  }
  const save = (form: FormData) => {
    const view = { id: before?.id ?? newId('view'), name: textOf(form, 'name'), query: textOf(form, 'query') }
    const next = before === undefined ? [...views, view] : views.map(one => (one === before ? view : one))
    return set(next, view.query)
  }
  const remove = () =>
    set(
      views.filter(view => view !== before),
      '',
    )
  return (
    <Modal title={before === undefined ? said.newTitle : said.editTitle(before.name)} onClose={onClose}>
      <DialogForm
        submit={said.submit}
        busy={busy}
        failure={failure}
        onSubmit={form => void save(form)}
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
        <TextField
          label={said.query}
          hint={said.queryHint}
          name="query"
          required
          pattern=".*\S.*"
          maxLength={longestQuery}
          defaultValue={before?.query ?? query}
        />
        {before !== undefined && (
          <div className="remove-view">
            <button type="button" className="button danger small" disabled={busy} onClick={() => void remove()}>
              <Trash2 aria-hidden="true" /> {said.remove}
            </button>
            <span className="hint">{said.removeHint}</span>
          </div>
        )}
      </DialogForm>
    </Modal>
  )
}
