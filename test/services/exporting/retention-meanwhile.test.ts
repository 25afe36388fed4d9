import { expect, test } from 'vitest'
import { everything, filterOf } from '../../../electron/core/query/filter.ts'
import { parseQuery } from '../../../electron/core/query/parse.ts'
import { type ExportFormat, exportText } from '../../../electron/services/exporting/export.ts'
import { openExport } from '../../../electron/services/store/exporting/open-export.ts'
import { answered, jobSaid, noon } from '../store/retention/job-histories.ts'
import { openFolder } from '../store/retention/retention-kit.ts'
import { tempDir, ussdDelivery } from '../store/store-kit.ts'
import { readIn } from './exporting-kit.ts'

interface Meanwhile {
  readonly format: ExportFormat
  readonly whole: boolean
  readonly words?: string
  /** How many pieces were written before. */
  readonly after: number
  readonly happens: (folder: ReturnType<typeof openFolder>) => void
}

/** An export of what is in a folder while something happens to that. */
function exportWhile(
  folder: ReturnType<typeof openFolder>,
  { format, whole, words, after, happens }: Meanwhile,
): string {
  const opened = openExport(folder.place)
  if (opened === null) throw new Error('There is nothing in the folder.')
  const read = parseQuery(words ?? '')
  const filter =
    words === undefined || !read.ok ? everything : filterOf(read.query, { now: 0, zone: 'UTC', sources: [] })
  const texts: string[] = []
  try {
    for (const piece of exportText(opened.reading, {
      format,
      whole,
      filter,
      isEverything: false,
      version: '1',
      now: 0,
    })) {
      if (texts.length === after) happens(folder)
      texts.push(piece)
    }
  } finally {
    opened.close()
  }
  return texts.join('')
}

function folderOf(count: number) {
  const folder = openFolder()
  folder.receive(...Array.from({ length: count }, (_, n) => ussdDelivery({ uuid: `a-${n}`, message: 'a word' })))
  folder.packAll()
  return folder
}

test.each([
  ['csv', false],
  ['csv', true],
  ['har', false],
  ['har', true],
  ['jsonl', false],
  ['jsonl', true],
] as const)('what retention takes while a %s is written (whole: %s) is left out of it', (format, whole) => {
  const text = exportWhile(folderOf(20), {
    format,
    whole,
    after: 3,
    happens: folder => folder.pruneAll({ maxTransactions: 5 }),
  })
  expect([text.includes('a-19'), text.includes('a-12')]).toEqual([true, false])
})

test('so it is where the projector has not heard of it yet', () => {
  const happens = (folder: ReturnType<typeof openFolder>) => folder.prune({ maxTransactions: 5 })
  const text = exportWhile(folderOf(20), { format: 'jsonl', whole: false, after: 3, happens })
  expect([text.includes('a-19'), text.includes('a-12')]).toEqual([true, false])
})

test('so it is where words are looked for', () => {
  const happens = (folder: ReturnType<typeof openFolder>) => folder.prune({ maxTransactions: 5 })
  const text = exportWhile(folderOf(20), { format: 'csv', whole: false, words: 'word', after: 3, happens })
  expect([text.includes('a-19'), text.includes('a-12')]).toEqual([true, false])
})

test('a transaction that goes between two of its deliveries is told of by the import', async () => {
  const folder = openFolder()
  folder.receive(
    ...['2026-03-05T09:14:41Z', '2026-03-05T09:20:41Z'].map(updatedAt => ussdDelivery({ uuid: 'a', updatedAt })),
    ussdDelivery({ uuid: 'b' }),
  )
  folder.packAll()
  const happens = () => folder.pruneAll({ maxTransactions: 1 })
  const text = exportWhile(folder, { format: 'jsonl', whole: true, after: 1, happens })
  expect(await readIn(tempDir(), text)).toMatchObject({ value: { accepted: 2, unreadable: [{ where: 'line 3' }] } })
})

test.each([
  ['what Hover said later', jobSaid(7, 'complete', noon + 2000)],
  ['an answer of Hover’s', answered({ at: noon + 2000, job: { id: '7', state: 'complete' } })],
])('a job that goes between its first delivery and %s is told of', (_, later) => {
  const folder = openFolder()
  folder.receive(jobSaid(7, 'working'), jobSaid(8, 'working', noon + 1000), later)
  folder.packAll()
  const happens = () => folder.pruneAll({ maxTransactions: 1 })
  const text = exportWhile(folder, { format: 'jsonl', whole: true, after: 1, happens })
  const lines = text.trimEnd().split('\n')
  expect([lines.length, lines.filter(line => line === '{"kind":"transaction","id":"org/job/7"}').length]).toEqual([
    5, 1,
  ])
})

test('a job of which nothing was written before it was gone is left out without a word', async () => {
  const folder = openFolder()
  folder.receive(jobSaid(7, 'working'), jobSaid(8, 'working', noon + 1000), jobSaid(7, 'complete', noon + 2000))
  folder.packAll()
  const happens = () => folder.pruneAll({ maxTransactions: 1 })
  const text = exportWhile(folder, { format: 'jsonl', whole: true, after: 0, happens })
  expect(await readIn(tempDir(), text)).toMatchObject({ value: { accepted: 1, unreadable: [] } })
})
