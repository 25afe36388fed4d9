import { BellRing } from 'lucide-react'
import type { NoticeRules } from '../../../electron/contract/settings/notice-rules.ts'
import { FailureText } from '../../parts/failure-text.tsx'
import { snoozesOf } from '../../state/snoozing.ts'
import { useAct, useNow } from '../../state/use-store.ts'
import { clockTime } from '../../when.ts'
import { noticesWords } from '../../words/notices.ts'
import type { KnownRules } from './use-rules.ts'

const said = noticesWords

/** What is snoozed beside single rules, which say it themselves. */
export function Snoozes({ kept }: Pick<KnownRules, 'kept'>) {
  const now = useNow()
  const { busy, failure, act } = useAct()
  const snoozes = snoozesOf({ noticeRules: kept }, now.getTime()).filter(({ scope }) => scope.kind !== 'rule')
  return (
    <>
      {snoozes.map(({ scope, until }) => (
        <div key={JSON.stringify(scope)} className="section-row switch-row">
          <p>
            {nameOf(scope)}{' '}
            <span className="muted">
              {until === null ? said.rules.snoozedOpen : said.rules.snoozed(clockTime(until, now))}
            </span>
          </p>
          <button
            type="button"
            className="button small"
            disabled={busy}
            aria-label={said.snooze.end(nameOf(scope))}
            onClick={() => void act('notices.resume', { scope })}
          >
            <BellRing aria-hidden="true" /> {said.rules.resume}
          </button>
        </div>
      ))}
      <FailureText sentence={failure} />
    </>
  )
}

function nameOf(scope: NoticeRules['snoozes'][number]['scope']): string {
  return scope.kind === 'operator' ? said.snooze.operator(scope.operator) : said.snooze.all
}
