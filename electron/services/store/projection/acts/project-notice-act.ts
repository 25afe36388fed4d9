import type { Act } from '../../journal/entries/act.ts'
import type { Desk } from '../desk.ts'
import { tellOfMending } from '../telling/tell-of-app.ts'
import { tellOfEnds } from '../telling/tell-of-storms.ts'
import { isUnusual, projectUnusual, type UnusualAct } from '../telling/tell-of-unusual.ts'

/** What is about notices alone: what became of them, and what time or the app itself gave people to hear. */
export type NoticeAct =
  | Extract<Act, { readonly noticeId: string }>
  | Extract<Act, { readonly kind: 'mended' | 'storm-closed' }>
  | UnusualAct

export function isOfNotices(act: Act): act is NoticeAct {
  return 'noticeId' in act || act.kind === 'mended' || act.kind === 'storm-closed' || isUnusual(act)
}

interface Done {
  readonly seq: number
  readonly at: number
  readonly act: NoticeAct
}

export function projectNoticeAct({ seq, at, act }: Done, desk: Desk): void {
  if (isUnusual(act)) return projectUnusual({ seq, at, act }, desk)
  switch (act.kind) {
    case 'mended':
      return tellOfMending({ seq, at }, act, desk.notices)
    case 'storm-closed':
      return tellOfEnds(desk.storms.pass(at), { seq, at }, desk)
    case 'notice-grown':
      return desk.storms.told(act.noticeId, act.failures)
    default:
      return desk.notices.act(act, at)
  }
}
