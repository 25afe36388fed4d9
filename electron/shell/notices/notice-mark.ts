import { createHash } from 'node:crypto'
import type { Notice } from '../../contract/notices/notice.ts'
import { placeKey } from '../../core/telling/desktop-notice.ts'

/** What a desktop knows a notice by: the same again takes its own place. Windows allows 64 characters. */
export function noticeMark(notice: Pick<Notice, 'id' | 'incident'>): string {
  return createHash('sha256').update(placeKey(notice)).digest('hex').slice(0, 32)
}

/** What a desktop stacks notices by, where it does: those of one source, whatever they are about. */
export function noticeGroup({ id }: Pick<Notice, 'id'>): string {
  const [source = id] = id.split(/[/#]/)
  return createHash('sha256').update(`group ${source}`).digest('hex').slice(0, 32)
}
