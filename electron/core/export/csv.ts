import type { Transaction } from '../../contract/transactions/transaction.ts'

/** Spreadsheets take a cell that begins so for a formula, also behind spaces (OWASP, CSV injection). */
const formulaStart = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠|%\t\r]/u
/**
 * Where people write 0,5 a spreadsheet splits lines at semicolons, and the quotes around one of our cells are then in the middle
 * of one of its own and protect nothing: each piece of a text may become a cell. Looked for from its sign backwards, so that a
 * megabyte of spaces takes no longer than one of letters.
 */
const formulaWithin = /(?<=[;\t\r\n][\s"\u200b\ufeff]*)[=+\-@＝＋－＠|%]/gu

/** One cell as RFC 4180 writes it; what a spreadsheet would calculate gets an apostrophe in front. */
export function csvCell(text: string): string {
  const guarded = text.replace(formulaWithin, sign => `'${sign}`)
  const safe = formulaStart.test(guarded) ? `'${guarded}` : guarded
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

type Column = readonly [name: string, value: (row: Transaction) => string | number | null]

const columns: readonly Column[] = [
  ['id', row => row.id],
  ['source', row => row.sourceId],
  ['kind', row => row.kind],
  ['providerId', row => row.providerId],
  ['status', row => row.status],
  ['providerStatus', row => row.providerStatus],
  ['statusSince', row => row.statusSince],
  ['title', row => row.title],
  ['operator', row => row.operator],
  ['country', row => row.country],
  ['category', row => row.category],
  ['message', row => row.message],
  ['environment', row => row.environment],
  ['startedAt', row => row.startedAt],
  ['updatedAt', row => row.updatedAt],
  ['firstReceivedAt', row => row.firstReceivedAt],
  ['lastReceivedAt', row => row.lastReceivedAt],
  ['flags', row => row.flags.join(' ')],
  ['decided', row => row.resolution?.verdict ?? null],
  ['note', row => row.resolution?.note ?? null],
  ['decidedAt', row => row.resolution?.at ?? null],
  ['deliveries', row => row.deliveries],
  ['duplicates', row => row.duplicates],
]

/** Without this mark Excel takes UTF-8 for the code page of its country, and accents for rubbish. */
const byteOrderMark = '\ufeff'

export const csvHead: string = byteOrderMark + csvLine(columns.map(([name]) => name))

/** How a table that this app wrote begins, whatever columns are added; without the mark. */
export const csvBeginning = 'id,source,kind,providerId,status,'

/** A transaction as a line of CSV. What its texts show is decided by whoever made the row. */
export function csvRow(row: Transaction): string {
  return csvLine(columns.map(([, value]) => String(value(row) ?? '')))
}
