import { say, type Told, together } from '../../contract/speech/say.ts'
import type { DatabaseTrouble, HealthFacts, Overload } from './facts.ts'
import { checking, type Finding, good, outside, wait } from './finding.ts'

/** With less free space than this the next deliveries may not fit, in bytes. */
const almostFullBytes = 50 * 1024 * 1024
const littleSpaceBytes = 1024 * 1024 * 1024
/** Working out a large backlog goes on visibly; one that stands still for this long is stuck, in milliseconds. */
const stalledAfterMs = 60_000

type Facts = Pick<HealthFacts, 'at' | 'database' | 'overload'>

/** Whether what comes in is kept and worked out. */
export function databaseFinding(facts: Facts): Finding {
  const finding = presentFinding(facts)
  const past = finding.state === 'broken' ? null : overloadBefore(facts)
  return past === null ? finding : { ...finding, ...together(finding, past) }
}

function presentFinding({ database, overload }: Facts): Finding {
  const { journal, reader, projector, behind, stalledMs, freeBytes, hasUnfinishedErasing, hasUntoldRestore } = database
  // In this order: what cannot be kept may be lost, what cannot be read is only not seen.
  if (journal !== null) return broken(journal, 'journal')
  if (freeBytes !== null && freeBytes < almostFullBytes) return almostFull
  if (overload !== null && overload.until === null) return overloaded(overload)
  if (reader !== null) return broken(reader, 'reader')
  if (projector !== null) return broken(projector, 'projector')
  if (behind > 0 && stalledMs >= stalledAfterMs) return stalled
  if (hasUnfinishedErasing) return unfinishedErasing
  if (hasUntoldRestore) return untoldRestore
  if (behind > busyEntries)
    return checking(
      say('link.database-busy', 'Deliveries are kept faster than they are worked out; the list follows soon.'),
    )
  if (freeBytes !== null && freeBytes < littleSpaceBytes)
    return good(say('link.database-little-space', 'Deliveries are kept. Less than 1 GB is free on the disk.'))
  return good(say('link.database-good', 'Deliveries are kept and worked out.'))
}

/** What was lost may still be missed when somebody looks the next morning. */
const rememberedMs = 24 * 60 * 60_000

function overloadBefore({ at, overload }: Facts): Told | null {
  if (overload === null || overload.until === null) return null
  const agoMs = Date.parse(at) - Date.parse(overload.until)
  if (agoMs >= rememberedMs) return null
  return say(
    'link.overloaded-before',
    '{span} ago {count, plural, one {# delivery was} other {# deliveries were}} answered with 503 and Retry-After, because more came at once than could be kept. Whether Hover sends them again is not known: look for their transactions at Hover.',
    { span: { spanMs: agoMs }, count: overload.count },
  )
}

function overloaded({ count }: Overload): Finding {
  const told = say(
    'link.overloaded',
    'More deliveries come at once than can be kept: so far {count, plural, one {# was} other {# were}} answered with 503 and Retry-After. Whether Hover sends them again is not known: look for their transactions at Hover. If this goes on, end what else keeps the disk of this computer busy, or use a faster one.',
    { count },
  )
  return { state: 'broken', ...told, code: 'overloaded', repair: wait() }
}

/** For a person, where the app starts or its health is asked for. */
export const unfinishedErasingSentence =
  'Erasing a customer was cut short, so something of them may still be on the disk. ' +
  'Stop the app and run the same hover-tray erase again: it finishes.'

export const untoldRestoreSentence =
  'A restore was cut short, so nobody was told where what was there before is, nor whether erased customers may be back. ' +
  'Stop the app and run hover-tray restore without a file: it finishes and says so.'

/** As many as a few seconds bring under full load. */
const busyEntries = 20_000

type Part = 'journal' | 'reader' | 'projector'

const consequences: Readonly<Record<Part, Told>> = {
  // Neither product says whether it sends again what was answered so.
  journal: say(
    'link.journal-broken',
    'Deliveries cannot be kept and are answered with 503 and Retry-After. Whether Hover sends them again is not known: look for their transactions at Hover.',
  ),
  reader: say('link.reader-broken', 'What is stored cannot be read.'),
  projector: say('link.projector-broken', 'Deliveries are kept, but not worked out, so nobody is told of them.'),
}

/** The app itself goes on trying; what only a person can mend is outside of it. */
function broken({ kind, sentence }: DatabaseTrouble, part: Part): Finding {
  const isPassing = kind === 'locked' || kind === 'full' || kind === 'io'
  return {
    state: 'broken',
    // The English names the file; other languages say what to do with it.
    ...together(consequences[part], { sentence, said: [{ code: `link.database-${kind}` }] }),
    code: `database-${kind}`,
    repair: isPassing ? wait() : outside,
  }
}

const almostFull: Finding = {
  state: 'broken',
  ...say('link.disk-almost-full', 'The disk is almost full, and the next deliveries may not fit. Free some space.'),
  code: 'disk-almost-full',
  repair: outside,
}

const stalled: Finding = {
  state: 'broken',
  ...say(
    'link.database-stalled',
    'Deliveries are kept, but have not been worked out for a minute, so nobody is told of them. Start the app again.',
  ),
  code: 'database-stalled',
  repair: outside,
}

const unfinishedErasing: Finding = {
  state: 'broken',
  ...together(
    say('link.database-good', 'Deliveries are kept and worked out.'),
    say('link.erasing-unfinished', unfinishedErasingSentence),
  ),
  code: 'erasing-unfinished',
  repair: outside,
}

const untoldRestore: Finding = {
  state: 'broken',
  ...together(
    say('link.database-good', 'Deliveries are kept and worked out.'),
    say('link.restore-untold', untoldRestoreSentence),
  ),
  code: 'restore-untold',
  repair: outside,
}
