import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { report as fr } from './french/report.ts'
import { report as pt } from './portuguese/report.ts'
import { report as sw } from './swahili/report.ts'

/** The words of the report of a shift: what happened, what is open and what may be missing. */
export const english = {
  title: 'Report',
  lead: 'What happened since a time, for whoever comes back or takes over.',
  also: 'shift handover away since summary',
  open: 'Report since you last looked',
  since: 'Since',
  choices: {
    seen: 'Somebody last looked',
    '8h': 'The last 8 hours',
    '24h': 'The last 24 hours',
    '7d': 'The last 7 days',
    own: 'Another time…',
  },
  ownTime: 'Time',
  from: message('Since {when}', 'when'),
  nothing: 'Nothing was decided.',
  succeeded: message('{count, plural, one {{text} succeeded} other {{text} succeeded}}', 'count', 'text'),
  failed: message('{count, plural, one {{text} failed} other {{text} failed}}', 'count', 'text'),
  noneFailed: 'None failed',
  cancelled: message('{count, plural, one {{text} cancelled} other {{text} cancelled}}', 'count', 'text'),
  unknown: message('{count, plural, one {{text} of unknown status} other {{text} of unknown status}}', 'count', 'text'),
  cause: message('{text}: {cause}', 'text', 'cause'),
  noCause: 'without a category',
  late: message(
    '{count, plural, one {{text} of them ran long before it arrived} other {{text} of them ran long before they arrived}}',
    'count',
    'text',
  ),
  needsLook: message('{count, plural, one {{text} needs a look} other {{text} need a look}}', 'count', 'text'),
  nothingOpen: 'Nothing is open',
  before: message('{text} from before', 'text'),
  stuck: message('{count, plural, one {{text} stuck} other {{text} stuck}}', 'count', 'text'),
  notBlind: 'Everything could arrive',
  blind: message('Nothing could arrive at some source for {length}', 'length'),
  blindNow: 'and nothing can now',
  blindCause: message('{cause} {length}', 'cause', 'length'),
  silence: message('Silence: {what}', 'what'),
  drift: message('More failures than is normal: {what}', 'what'),
  wholeSource: message('{name} as a whole', 'name'),
  lasting: message('since {when}', 'when'),
  moreUnusual: message('{count, plural, one {# more} other {# more}}', 'count'),
  parts: {
    became: 'What became of transactions',
    open: 'What is open now',
    blind: 'What may be missing',
    unusual: 'What was not as usual',
  },
  lists: 'The lists show what began in this time. What began earlier and ended in it stands further down there.',
  show: message('Show: {what}', 'what'),
  copy: 'Copy as text',
  seen: 'I have read it',
  seenHint: 'The next report begins here.',
  seenDone: 'The next report begins here.',
  failedTitle: 'The report could not be made',
} as const

export type ReportWords = Translation<typeof english>
export const reportWords = spoken(english, { fr, sw, pt })
