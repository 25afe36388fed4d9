import type { MaskedCopy } from '../../core/masking/masked-copy.ts'
import type { WholeDelivery } from '../store/exporting/stored-deliveries.ts'
import type { Act } from '../store/journal/entries/act.ts'

/** What the first line of an export says of it. */
export const exportMark = 'hover-tray-export'
/** 2: the last line says that it is all. */
export const exportVersion = 2

export function headLine(appVersion: string, now: number): string {
  return head(appVersion, now, true)
}

export function maskedHeadLine(appVersion: string, now: number): string {
  return head(appVersion, now, false)
}

function head(appVersion: string, now: number, whole: boolean): string {
  const exportedAt = new Date(now).toISOString()
  return line({ kind: exportMark, version: exportVersion, whole, exportedAt, appVersion })
}

/** The body as text where that keeps every byte, else in base64. */
export function deliveryLine({ at, sourceId, sourceName, product, signed, digest, body }: WholeDelivery): string {
  const text = body.toString('utf8')
  const content = Buffer.from(text).equals(body) ? { body: text } : { bodyBase64: body.toString('base64') }
  const receivedAt = new Date(at).toISOString()
  return line({
    kind: 'delivery',
    receivedAt,
    sourceId,
    sourceName,
    product,
    signed,
    digest: digest.toString('hex'),
    ...content,
  })
}

export function actLine(at: number, act: Act): string {
  return line({ kind: 'act', at: new Date(at).toISOString(), act })
}

/** That the file ends here, and how many lines stand between this one and the first. */
export function endLine(records: number): string {
  return line({ kind: 'end', records })
}

export function maskedLine(copy: MaskedCopy): string {
  return line({ kind: 'transaction', ...copy })
}

/** That the lines before it are not all that was stored of a transaction. */
export function cutShortLine(id: string): string {
  return line({ kind: 'transaction', id })
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
