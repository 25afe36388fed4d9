import { Archive, Download } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import type { DataProgress, WindowExportFormat } from '../../../../electron/contract/bridge/data.ts'
import { longestQuery } from '../../../../electron/contract/transactions/query.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { FailureText } from '../../../parts/failure-text.tsx'
import { SelectField, TextField, textOf } from '../../../parts/field.tsx'
import { size } from '../../../sizes.ts'
import { type DataWriting, isWritingData } from '../../../state/data-writing.ts'
import { useAct, usePick, useStore } from '../../../state/use-store.ts'
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
  const store = useStore()
  const search = usePick(state => state.list.search)
  const isWriting = usePick(isWritingData)
  const { begun, failure, done } = useOutcome('export')
  const wish = begun?.what === 'export' ? begun.wish : null
  const [query, setQuery] = useState(wish?.query ?? search)
  const button = useRef<HTMLButtonElement>(null)
  const write = (form: FormData) => {
    const format: WindowExportFormat = textOf(form, 'format') === 'jsonl' ? 'jsonl' : 'csv'
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    return store.exportData({ format, query: query.trim(), zone })
  }
  return (
    <form className="section-row form" onSubmit={event => void write(formOf(event))}>
      <div className="export-fields">
        <TextField
          label={said.query}
          hint={said.queryHint}
          name="query"
          maxLength={longestQuery}
          value={wish?.query ?? query}
          // What is written is what it was begun with, whatever would be typed now.
          readOnly={wish !== null}
          onChange={event => setQuery(event.target.value)}
        />
        <SelectField
          label={said.format}
          name="format"
          defaultValue={wish?.format ?? 'csv'}
          disabled={wish !== null}
          choices={Object.entries(said.formats)}
        />
      </div>
      <FailureText sentence={failure} />
      <div className="buttons">
        <ActButton ref={button} type="submit" className="button" busy={isWriting}>
          <Download aria-hidden="true" /> {begun === null ? said.export : words.app.working}
        </ActButton>
        <Outcome done={done} otherwise={said.masked} />
      </div>
      <Writing what="export" next={button} />
    </form>
  )
}

function BackupRow() {
  const store = useStore()
  const isWriting = usePick(isWritingData)
  const { begun, failure, done } = useOutcome('backup')
  const button = useRef<HTMLButtonElement>(null)
  return (
    <div className="section-row form">
      <div className="buttons">
        <ActButton ref={button} type="button" className="button" busy={isWriting} onClick={() => void store.backUp()}>
          <Archive aria-hidden="true" /> {begun === null ? said.backup : words.app.working}
        </ActButton>
        <Outcome done={done} />
      </div>
      <Writing what="backup" next={button} />
      <p className="hint">{said.backupHint}</p>
      <FailureText sentence={failure} />
    </div>
  )
}

/** What became of the last of them, wherever in the window somebody was meanwhile. */
function useOutcome(what: DataProgress['what']) {
  const writing = usePick(state => state.dataWriting)
  const own = writing?.what === what ? writing : null
  return {
    begun: own?.kind === 'begun' ? own : null,
    failure: own?.kind === 'failed' ? own.sentence : null,
    done: own?.kind === 'written' ? doneText(own) : null,
  }
}

function doneText(done: Extract<DataWriting, { kind: 'written' }>): string {
  const { bytes } = done.written
  return done.what === 'export' ? said.exported(done.written.transactions, size(bytes)) : said.backedUp(size(bytes))
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
        <ActButton
          type="button"
          className="button small"
          busy={showing.busy}
          onClick={() => void showing.act('data.show', { what: 'written' })}
        >
          {said.showFile}
        </ActButton>
      )}
      <FailureText sentence={showing.failure} />
    </>
  )
}
