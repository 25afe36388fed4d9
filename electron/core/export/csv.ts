import type { Transaction } from '../../contract/transactions/transaction.ts'

/** Spreadsheets take a cell that begins so for a formula, also behind spaces (OWASP, CSV injection). */
const formulaStart = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠|%\t\r]/u

/** One cell as RFC 4180 writes it; what a spreadsheet would calculate gets an apostrophe in front. */
export function csvCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text
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

export const csvHead: string = csvLine(columns.map(([name]) => name))

/** A transaction as a line of CSV. What its texts show is decided by whoever made the row. */
export function csvRow(row: Transaction): string {
  return csvLine(columns.map(([, value]) => String(value(row) ?? '')))
}
