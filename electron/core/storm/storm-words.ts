import { say, type Told } from '../../contract/speech/say.ts'
import { maskLabel } from '../masking/mask-text.ts'
import { categoryWords } from '../telling/category-words.ts'
import { type NoticePart, type NoticeText, noticeText } from '../telling/notice-text.ts'
import { type Incident, stormSize } from './incident.ts'

/** While it goes on. Fit for a lock screen: action, operator, cause and counts. */
export function growingText(incident: Incident): NoticeText {
  const lasted = incident.lastAt - incident.firstAt
  const title = say('notice.storm-failed', '{count, plural, one {{what}: # failed} other {{what}: # failed}}', {
    what: nameOf(incident),
    count: incident.affected,
  })
  const span = lasted < 60_000 ? null : say('notice.storm-for', 'for {span}', { span: { spanMs: lasted } })
  return noticeText(title, [...aboutOf(incident), span])
}

/** What is said at its end; null for what was no storm: each failure of it was told, and nothing is over. */
export function closingText(incident: Incident): NoticeText | null {
  return incident.failures < stormSize ? null : noticeText(endOf(incident), aboutOf(incident))
}

function endOf(incident: Incident): Told {
  const { firstAt, lastAt, recoveredAt, affected: count } = incident
  const what = nameOf(incident)
  // Only what succeeded again proves that it is over.
  return recoveredAt === null
    ? say(
        'notice.storm-quiet',
        '{count, plural, one {{what}: no more failures after {span}, # affected} other {{what}: no more failures after {span}, # affected}}',
        { what, count, span: { spanMs: lastAt - firstAt } },
      )
    : say(
        'notice.storm-recovered',
        '{count, plural, one {{what}: recovered after {span}, # affected} other {{what}: recovered after {span}, # affected}}',
        { what, count, span: { spanMs: recoveredAt - firstAt } },
      )
}

function nameOf({ kind }: Incident): string | Told {
  return kind.kind === 'mixed' ? say('notice.storm-actions', 'Several actions') : maskLabel(kind.action)
}

function aboutOf({ kind }: Incident): readonly NoticePart[] {
  if (kind.kind === 'mixed') return [say('notice.storm-kinds', 'Of many kinds at once')]
  const cause = kind.cause === null ? null : categoryWords(kind.cause)
  return [cause, kind.operator].map(name => (name === null ? null : maskLabel(name)))
}

const firstStepMs = 2_000
const longestStepMs = 60_000

/** When a storm that grew is shown again at the earliest, by how often it was shown so far; milliseconds since 1970. */
export function showsAgainAt(
  { failures }: Pick<Incident, 'failures'>,
  shown: { readonly at: number; readonly times: number },
): number {
  return failures < stormSize ? shown.at : shown.at + Math.min(firstStepMs * 2 ** shown.times, longestStepMs)
}
