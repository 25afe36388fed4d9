import { Archive, Download } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { WindowExportFormat } from '../../../../electron/contract/bridge/data.ts'
import { longestQuery } from '../../../../electron/contract/transactions/query.ts'
import { FailureText } from '../../../parts/failure-text.tsx'
import { SelectField, TextField, textOf } from '../../../parts/field.tsx'
import { size } from '../../../sizes.ts'
import { useAct, usePick } from '../../../state/use-store.ts'
import { dataWords } from '../../../words/data.ts'
import { words } from '../../../words/main.ts'
import { formOf } from '../form.tsx'
import { Section } from '../section.tsx'
import { Writing } from './writing.tsx'

const said = dataWords.copy

/** Export and backup. Where the file goes is chosen in a dialog of the system; this window never names a path. */
export function TakeAlongSection() {
  return (
    <Section title={said.title} hint={said.hint} part="copies">
      <ExportForm />
      <BackupRow />
    </Section>
  )
}

function ExportForm() {
  const search = usePick(state => state.list.search)
  const { busy, failure, act } = useAct()
  const [done, setDone] = useState<string | null>(null)
  const write = async (form: FormData) => {
    setDone(null)
    const format: WindowExportFormat = textOf(form, 'format') === 'jsonl' ? 'jsonl' : 'csv'
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const written = await act('data.export', { format, query: textOf(form, 'query'), zone })
    if (written) setDone(said.exported(written.transactions, size(written.bytes)))
  }
  return (
    <form className="section-row form" onSubmit={event => void write(formOf(event))}>
      <div className="export-fields">
        <TextField
          label={said.query}
          hint={said.queryHint}
          name="query"
          maxLength={longestQuery}
          defaultValue={search}
        />
        <SelectField label={said.format} name="format" defaultValue="csv" choices={Object.entries(said.formats)} />
      </div>
      <FailureText sentence={failure} />
      <div className="buttons">
        <button type="submit" className="button" disabled={busy}>
          <Download aria-hidden="true" /> {busy ? words.app.working : said.export}
        </button>
        <Outcome done={done} otherwise={said.masked} />
      </div>
      <Writing what="export" />
    </form>
  )
}

function BackupRow() {
  const { busy, failure, act } = useAct()
  const [done, setDone] = useState<string | null>(null)
  const write = async () => {
    setDone(null)
    const written = await act('data.backup', undefined)
    if (written) setDone(said.backedUp(size(written.bytes)))
  }
  return (
    <div className="section-row form">
      <div className="buttons">
        <button type="button" className="button" disabled={busy} onClick={() => void write()}>
          <Archive aria-hidden="true" /> {busy ? words.app.working : said.backup}
        </button>
        <Outcome done={done} />
      </div>
      <Writing what="backup" />
      <p className="hint">{said.backupHint}</p>
      <FailureText sentence={failure} />
    </div>
  )
}

/** What was written, and the way to it. */
function Outcome({ done, otherwise = null }: { readonly done: string | null; readonly otherwise?: ReactNode }) {
  const showing = useAct()
  return (
    <>
      <span role="status" className={done === null ? 'hint' : undefined}>
        {done ?? otherwise}
      </span>
      {done !== null && (
        <button
          type="button"
          className="button small"
          disabled={showing.busy}
          onClick={() => void showing.act('data.show', { what: 'written' })}
        >
          {said.showFile}
        </button>
      )}
      <FailureText sentence={showing.failure} />
    </>
  )
}
