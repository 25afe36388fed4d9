import type { Notice, NoticeTopic } from '../../contract/notices/notice.ts'
import { digestOf } from './late-digest.ts'
import { alone, endWindow, type Showing } from './notice-batch.ts'

/** What is shown of notices that waited: of each topic a few one by one, many as one. `now` in milliseconds. */
export function toldAgain(notices: readonly Notice[], now: number): readonly Showing[] {
  const topics = [...new Set(notices.map(({ topic }) => topic))]
  return topics.flatMap(topic =>
    showingsOf(
      topic,
      notices.filter(notice => notice.topic === topic),
      now,
    ),
  )
}

function showingsOf(topic: NoticeTopic, notices: readonly Notice[], now: number): readonly Showing[] {
  switch (topic) {
    case 'digest':
      return [digestOf(notices, now)].filter(showing => showing !== null)
    case 'quarantine':
    case 'refusals':
    case 'damage':
    case 'update':
    case 'silence':
    case 'drift':
      return notices.map(alone)
    case 'status':
    case 'stuck':
    case 'flag':
      return endWindow({ held: notices, windowMs: 0, endsAt: now }, now).show
  }
}
