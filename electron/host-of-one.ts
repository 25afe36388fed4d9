import type { Notice, NoticeEvent } from './contract/notices/notice.ts'
import type { Host } from './host.ts'

/** The host, as one engine sees it until it ended: a notice that it put on the screen is no business of the next. */
export function hostOfOne(host: Host): { readonly host: Host; readonly end: () => void } {
  let isOver = false
  const { noticeDesktop: desktop } = host
  const end = () => {
    isOver = true
  }
  if (desktop === undefined) return { host, end }
  const noticeDesktop = {
    ...desktop,
    onEvent: (listener: (notice: Notice, event: NoticeEvent) => void) =>
      desktop.onEvent((notice, event) => {
        if (!isOver) listener(notice, event)
      }),
    onServer: (listener: () => void) =>
      desktop.onServer(() => {
        if (!isOver) listener()
      }),
  }
  return { host: { ...host, noticeDesktop }, end }
}
