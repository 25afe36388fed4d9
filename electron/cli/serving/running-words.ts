import type { Connection, SourceConnection } from '../../contract/connection.ts'
import type { Notice } from '../../contract/notices/notice.ts'
import { plain, toJson } from '../terminal.ts'
import { createLogWords } from './log-words.ts'
import { linkText, receiverText, type Said, tunnelText } from './state-words.ts'

interface Deps {
  readonly write: (line: string) => void
  readonly now: () => number
  /** `json`: one object on each line, and all of the engine's log. */
  readonly form?: 'text' | 'json'
}

/** What a running engine says in the terminal: one line for each thing, `time word text`. */
export interface RunningWords {
  note(word: string, text: string): void
  /** Says what is different from the last time. */
  connection(connection: Connection): void
  notice(notice: Notice): void
  /** Of the engine's log, only what a person has to know. */
  logLine(line: string): void
}

export function createRunningWords({ write, now, form = 'text' }: Deps): RunningWords {
  const said = new Map<string, string>()
  const refused = new Map<string, number>()
  let known: ReadonlyMap<string, SourceConnection> | null = null

  function note(word: string, text: string): void {
    const at = new Date(now()).toISOString()
    if (form === 'json') write(toJson({ at, level: word === 'error' ? 'error' : 'info', event: word, text }))
    else write(`${at} ${word.padEnd(14)} ${plain(text)}`)
  }

  /** A thing that is down stays so while it is tried again, until it is up or down for another reason. */
  function noteState(word: string, subject: string, state: Said): void {
    const before = said.get(subject)
    if (state.text === before || (state.isPassing && before?.startsWith('down: '))) return
    said.set(subject, state.text)
    note(word, subject === word ? state.text : `${subject}: ${state.text}`)
  }

  function noteSources(sources: readonly SourceConnection[]): void {
    const before = known
    known = new Map(sources.map(source => [source.sourceId, source]))
    for (const source of sources) {
      if (before !== null && !before.has(source.sourceId))
        note('source-added', `${nameOf(source)}: ${source.localUrl ?? '-'}`)
      noteState('source', nameOf(source), linkText(source.state, source.sourceId))
      noteRefused(source)
    }
    for (const [id, source] of before ?? []) if (!known.has(id)) note('source-removed', nameOf(source))
  }

  /** The first, and then each time that they have doubled: whoever floods the hook must not flood the terminal. */
  function noteRefused(source: SourceConnection): void {
    const before = refused.get(source.sourceId) ?? 0
    if (source.refused === 0 || source.refused < before * 2) return
    refused.set(source.sourceId, source.refused)
    note('refused', `${nameOf(source)}: ${source.refused} since the start, with a wrong or missing secret or signature`)
  }

  return {
    note,
    connection({ receiver, tunnel, sources }) {
      noteState('receiver', 'receiver', receiverText(receiver))
      noteState('tunnel', 'tunnel', tunnelText(tunnel))
      noteSources(sources)
    },
    notice: ({ topic, status, title, body }) => note(wordOf(topic, status), body === '' ? title : `${title} (${body})`),
    logLine: form === 'json' ? write : createLogWords({ note, now }),
  }
}

/** The status that is told; of what is about none, or about many, the topic. */
function wordOf(topic: Notice['topic'], status: Notice['status']): string {
  if (topic === 'status') return status ?? 'summary'
  return topic === 'digest' ? (status ?? topic) : topic
}

function nameOf({ sourceId, name }: SourceConnection): string {
  return `${sourceId} "${name}"`
}
