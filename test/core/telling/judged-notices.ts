import type { NotificationSettings } from '../../../electron/contract/settings/settings.ts'
import { rulesOf } from '../../../electron/core/rules/default-rules.ts'
import { judgeOf } from '../../../electron/core/rules/judge.ts'
import { decideNotices, type NewsTopic, type Occasion } from '../../../electron/core/telling/notice.ts'

/** What is told of a delivery by the rules that the switches mean, and how urgently. */
export function judgedNotices(occasion: Occasion, switches: NotificationSettings) {
  const { state, change, receivedAt } = occasion
  const judge = judgeOf(rulesOf(switches), [])
  const rulingOf = (topic: NewsTopic) =>
    judge({
      ...{ id: 'n', at: receivedAt, topic, transactionId: 't', amounts: [], lateMs: null },
      subject: { ...state, sourceId: 's', isResolved: false, searchText: '', startedAt: state.startedAt ?? receivedAt },
      was: change === null ? state.status : change.from,
    })
  return decideNotices(occasion, topic => rulingOf(topic).kind !== 'silent').map(draft => {
    const ruling = rulingOf(draft.topic)
    const urgency = ruling.kind !== 'silent' && ruling.telling.kind === 'tell' ? ruling.telling.urgency : null
    return { ...draft, urgency }
  })
}
