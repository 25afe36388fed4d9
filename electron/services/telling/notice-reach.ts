import type { Reach } from '../../core/health/facts.ts'
import type { ShowNotice } from './notice-desk.ts'

/** Whether something here shows notices, without showing one. `unknown`: this desktop cannot be asked. */
export type AskNoticeServer = () => Promise<'present' | 'absent' | 'unknown'>

interface Deps {
  readonly show: ShowNotice
  readonly where: 'desktop' | 'terminal'
  readonly askServer: AskNoticeServer
  /** It became known whether notices reach a person, or that they do not any more. */
  readonly onChange: (kind: Reach['kind']) => void
}

/** Remembers whether notices reach a person, by what became of the last one. */
export interface NoticeReach {
  /** The same showing, watched. */
  readonly show: ShowNotice
  kind(): Reach['kind']
  /** A person reacted to a notice: until the desktop refuses one, they are seen. */
  seen(): void
  /** Asks the desktop. A notice that it refused counts for more than its word that it takes them. */
  look(): Promise<void>
}

export function createNoticeReach({ show, where, askServer, onChange }: Deps): NoticeReach {
  let kind: Reach['kind'] = where === 'terminal' ? 'terminal' : 'unknown'

  function become(next: Reach['kind']): void {
    // That one was taken says less than that one was seen.
    if (where === 'terminal' || next === kind || (kind === 'seen' && next === 'taken')) return
    kind = next
    onChange(next)
  }

  return {
    kind: () => kind,
    seen: () => become('seen'),
    async show(notice) {
      const result = await show(notice).catch(() => 'failed' as const)
      become(result === 'shown' ? 'taken' : result === 'failed' ? 'refused' : 'no-server')
      return result
    },
    async look() {
      if (where === 'terminal') return
      const said = await askServer().catch(() => 'unknown' as const)
      if (said === 'absent') become('no-server')
      if (said === 'present' && kind !== 'refused') become('taken')
    },
  }
}
