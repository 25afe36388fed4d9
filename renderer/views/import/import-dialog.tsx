import { CircleCheck, FileJson, LoaderCircle } from 'lucide-react'
import { useEffect, useState } from 'react'
import { FailureText } from '../../parts/failure-text.tsx'
import { Modal } from '../../parts/modal.tsx'
import { useStore } from '../../state/use-store.ts'
import { setupWords } from '../../words/setup.ts'
import { ChooseFiles } from '../settings/import-section.tsx'
import { type Imported, importFile } from './import-file.ts'
import { ImportOwner } from './import-owner.tsx'
import { ImportWords } from './import-words.tsx'

const said = setupWords.import

interface ImportDialogProps {
  readonly files: readonly File[]
  readonly onClose: () => void
}

/** Imports the files one after the other and says of each what became of its payloads. */
export function ImportDialog({ files, onClose }: ImportDialogProps) {
  const store = useStore()
  const [done, setDone] = useState<readonly Imported[]>([])
  useEffect(() => {
    let isGone = false
    const importAll = async () => {
      // Not at once: what is taken back at once, as React does while developing, imports nothing.
      await null
      // One at a time: a file may be large.
      for (const file of files) {
        if (isGone) return
        const imported = await importFile(file, store)
        if (!isGone) setDone(list => [...list, imported])
      }
    }
    setDone([])
    void importAll()
    return () => {
      isGone = true
    }
  }, [files, store])
  const importFor = async (file: File, sourceId: string) => {
    const imported = await importFile(file, store, sourceId)
    setDone(list => list.map(one => (one.file === file ? imported : one)))
  }
  const next = files[done.length]
  return (
    <Modal title={said.dialogTitle} onClose={onClose}>
      <div className="form">
        {files.length === 0 && (
          <>
            <p>{said.hint}</p>
            <p className="hint">{said.drag}</p>
          </>
        )}
        <div role="status">
          <ul className="imports">
            {done.map((imported, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; the list only grows.
              <ImportedFile key={index} imported={imported} onImport={id => importFor(imported.file, id)} />
            ))}
            {next !== undefined && (
              <li className="import-name muted">
                <LoaderCircle className="turning" aria-hidden="true" /> {said.working(next.name)}
              </li>
            )}
          </ul>
        </div>
        <footer className="form-foot">
          {next === undefined && <ChooseFiles label={files.length === 0 ? said.choose : said.more} />}
          <button type="button" className="button primary" onClick={onClose}>
            {said.done}
          </button>
        </footer>
      </div>
    </Modal>
  )
}

interface ImportedFileProps {
  readonly imported: Imported
  readonly onImport: (sourceId: string) => Promise<void>
}

function ImportedFile({ imported: { file, reply }, onImport }: ImportedFileProps) {
  return (
    <li>
      <p className="import-name">
        {reply.ok ? <CircleCheck aria-hidden="true" /> : <FileJson aria-hidden="true" />}
        <strong>{file.name}</strong>
      </p>
      {reply.ok ? <ImportWords result={reply.value} /> : <FailureText sentence={reply.failure.sentence} />}
      {reply.ok && reply.value.refused > 0 && <ImportOwner onImport={onImport} />}
    </li>
  )
}
