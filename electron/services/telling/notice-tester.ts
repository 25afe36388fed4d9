import type { Notice, NoticeEvent } from '../../contract/notices/notice.ts'
import type { NoticeTest, TestOutcome } from '../../contract/notices/notice-test.ts'
import { isTest } from '../../core/telling/desktop-notice.ts'
import { testVerdict } from '../../core/telling/test-verdict.ts'
import type { Clock } from '../clock.ts'
import type { ShowNotice } from './notice-desk.ts'
import type { DesktopLook } from './notice-desktop.ts'
import { testNotice } from './test-notice.ts'

interface Deps {
  readonly show: ShowNotice
  readonly where: 'desktop' | 'terminal'
  /** Left out where nothing is told of what becomes of a notice. */
  readonly look?: () => Promise<DesktopLook>
  readonly clock: Clock
  readonly newId: () => string
}

export interface NoticeTester {
  /** Shows a notice, and says as soon as the desktop has answered what became of it. */
  test(): Promise<NoticeTest>
  /** Waits for a person to react to the last one, a minute at most; null when nobody did. */
  seen(): Promise<NoticeTest | null>
  happened(notice: Notice, event: NoticeEvent): void
}

/** So soon only a program closes it, in milliseconds. */
const dropMs = 1_000
const seenMs = 60_000

export function createNoticeTester({ show, where, look, clock, newId }: Deps): NoticeTester {
  let last: string | null = null
  let fate: 'seen' | 'dropped' | null = null
  let isFresh = false
  const waiting = new Set<() => void>()

  /** Resolves when something became of the last one, or after a time. */
  function until(ms: number): Promise<void> {
    if (fate !== null) return Promise.resolve()
    return new Promise(resolve => {
      const end = () => {
        cancel()
        waiting.delete(end)
        resolve()
      }
      const cancel = clock.after(ms, end)
      waiting.add(end)
    })
  }

  function become(now: NonNullable<typeof fate>): void {
    fate = now
    for (const end of waiting) end()
  }

  async function outcomeOf(notice: Notice, desktop: DesktopLook | null): Promise<TestOutcome> {
    const result = await show(notice).catch(() => 'failed' as const)
    if (result !== 'shown') return result === 'failed' ? 'refused' : result
    if (where === 'terminal') return 'printed'
    if (look === undefined) return 'taken'
    await until(dropMs)
    return fate ?? (desktop?.isHiding === true ? 'hidden' : 'taken')
  }

  return {
    async test() {
      const notice = testNotice(newId(), clock.now())
      last = notice.id
      fate = null
      isFresh = true
      const desktop = (await look?.().catch(() => null)) ?? null
      const outcome = await outcomeOf(notice, desktop)
      isFresh = false
      return testVerdict(outcome, desktop?.kind ?? null)
    },
    async seen() {
      const asked = last
      await until(seenMs)
      return fate === 'seen' && asked === last ? testVerdict('seen', null) : null
    },
    happened({ id }, event) {
      if (!isTest({ id }) || id !== last || fate !== null) return
      if (event.kind === 'acted' || event.how === 'dismissed') become('seen')
      // Some desktops say no more than that of one that a person has cleared away later.
      else if (event.how === 'closed' && isFresh) become('dropped')
    },
  }
}
