import type { Migration } from '../migrate.ts'
import { transactions } from '../migrations/state/0001-transactions.ts'
import { decisions } from '../migrations/state/0002-decisions.ts'
import { blindWindows } from '../migrations/state/0003-blind-windows.ts'
import { baseline } from '../migrations/state/0004-baseline.ts'
import { reading } from '../migrations/state/0005-reading.ts'
import { without } from '../migrations/state/0006-without.ts'
import { noticeSpeech } from '../migrations/state/0007-notice-speech.ts'
import { noticeFates } from '../migrations/state/0008-notice-fates.ts'
import { incidents } from '../migrations/state/0009-incidents.ts'
import { ladder } from '../migrations/state/0010-ladder.ts'
import { unusual } from '../migrations/state/0011-unusual.ts'
import { outbox } from '../migrations/state/0012-outbox.ts'
import { copies } from '../migrations/state/0013-copies.ts'
import { outboxParts } from '../migrations/state/0014-outbox-parts.ts'
import { noticesOf } from '../migrations/state/0015-notices-of.ts'
import { goneRuns } from '../migrations/state/0016-gone-runs.ts'
import { madeOf } from '../migrations/state/0017-made-of.ts'
import { stormSteps } from '../migrations/state/0018-storm-steps.ts'
import { heardDays } from '../migrations/state/0019-heard-days.ts'
import { owedHistory } from '../migrations/state/0020-owed-history.ts'
import { byTime } from '../migrations/state/0021-by-time.ts'

export const stateMigrations: readonly Migration[] = [
  transactions,
  decisions,
  blindWindows,
  baseline,
  reading,
  without,
  noticeSpeech,
  noticeFates,
  incidents,
  ladder,
  unusual,
  outbox,
  copies,
  outboxParts,
  noticesOf,
  goneRuns,
  madeOf,
  stormSteps,
  heardDays,
  owedHistory,
  byTime,
]
