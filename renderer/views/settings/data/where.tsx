import { FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DataFile, DataWhere } from '../../../../electron/contract/bridge/data.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { CopyButton } from '../../../parts/copy-button.tsx'
import { FailureText } from '../../../parts/failure-text.tsx'
import { size } from '../../../sizes.ts'
import { useAct } from '../../../state/use-store.ts'
import { calendarDay, count, exactTime } from '../../../when.ts'
import { dataWords } from '../../../words/data.ts'
import { Section } from '../section.tsx'
import { useDataWhere } from './use-data-where.ts'

const said = dataWords.where

export function WhereSection({ folder }: { readonly folder: string }) {
  const { where, failure } = useDataWhere()
  const showing = useAct()
  return (
    <Section title={said.title} hint={said.hint} part="where">
      <div className="section-row path">
        <code className="data-folder">{folder}</code>
        <ActButton
          type="button"
          className="button small"
          busy={showing.busy}
          onClick={() => void showing.act('data.show', { what: 'folder' })}
        >
          <FolderOpen aria-hidden="true" /> {said.show}
        </ActButton>
        <CopyButton text={folder} label={said.copyPath} />
        <FailureText sentence={showing.failure ?? failure} />
      </div>
      {where === null ? (
        failure === null && <p className="section-row muted">{said.looking}</p>
      ) : (
        <Found where={where} />
      )}
    </Section>
  )
}

function Found({ where }: { readonly where: DataWhere }) {
  const { files, copies, transactions, oldest, entries, usedBytes } = where
  return (
    <>
      <dl className="section-row data-sums">
        <Sum name={said.transactions} value={count(transactions)} />
        <Sum
          name={said.oldest}
          value={
            oldest === null ? (
              said.none
            ) : (
              <time dateTime={oldest} title={exactTime(oldest)}>
                {calendarDay(oldest)}
              </time>
            )
          }
        />
        <Sum name={said.entries} value={count(entries)} />
        <Sum name={said.used} value={size(usedBytes)} />
        <Sum name={said.onDisk} value={size(bytesOf(files) + bytesOf(copies))} />
      </dl>
      {files.length > 0 && (
        <div className="section-row">
          <h3 className="only-for-readers">{said.files}</h3>
          <FileList files={files} folder={where.folder} />
        </div>
      )}
      {copies.length > 0 && (
        <details className="section-row folded">
          <summary>{said.copies(copies.length, size(bytesOf(copies)))}</summary>
          <FileList files={copies} folder={where.folder} />
        </details>
      )}
    </>
  )
}

function Sum({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** What several files have in common is said once, under the last of them. */
function FileList({ files, folder }: { readonly files: readonly DataFile[]; readonly folder: string }) {
  return (
    <ul className="data-files">
      {files.map(({ path, bytes, about }, index) => (
        <li key={path}>
          <span className="data-file">
            <code title={path}>{nameIn(folder, path)}</code>
            <span className="data-size">{size(bytes)}</span>
          </span>
          {files[index + 1]?.about !== about && <span className="hint">{about}</span>}
        </li>
      ))}
    </ul>
  )
}

function nameIn(folder: string, path: string): string {
  return path.startsWith(folder) ? path.slice(folder.length).replace(/^[\\/]/, '') : path
}

function bytesOf(files: readonly DataFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}
