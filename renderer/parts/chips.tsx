import {
  AlarmClock,
  Boxes,
  CalendarClock,
  EqualNot,
  FileQuestionMark,
  History,
  Hourglass,
  type LucideIcon,
  Repeat,
  Split,
  Undo2,
  Unplug,
  UserCheck,
} from 'lucide-react'
import type { Environment, Flag, Resolution } from '../../electron/contract/transactions/transaction.ts'
import { list } from '../when.ts'
import { words } from '../words/main.ts'
import { meaningWords } from '../words/meaning.ts'

const icons: Readonly<Record<Flag, LucideIcon>> = {
  CONFLICT: Split,
  MODEL_FAILED: Boxes,
  STUCK: Hourglass,
  AMOUNT_MISMATCH: EqualNot,
  CHANGED_VERDICT: Repeat,
  REGRESSED: Undo2,
  LATE: CalendarClock,
  CLOCK: AlarmClock,
  APP_MISMATCH: Unplug,
  ID_MISMATCH: EqualNot,
  UNUSUAL_SHAPE: FileQuestionMark,
  BASELINE: History,
}

/** The most urgent first: a row has room for one. */
const order = Object.keys(icons) as readonly Flag[] // keys of a Record<Flag, _>

/** Flags in the order in which a person needs them. */
export function byUrgency(flags: readonly Flag[]): readonly Flag[] {
  return [...flags].sort((a, b) => order.indexOf(a) - order.indexOf(b))
}

/** Production is the rule and gets no chip. */
export function EnvironmentChip({ environment }: { readonly environment: Environment | null }) {
  if (environment === null || environment === 'production') return null
  const name = words.environment[environment]
  return (
    <span className="chip" title={name}>
      <span className="chip-text">{name}</span>
    </span>
  )
}

export function FlagChip({ flag }: { readonly flag: Flag }) {
  const Icon = icons[flag]
  return (
    <span className="chip flag" data-flag={flag} title={words.flagMeaning[flag]}>
      <Icon aria-hidden="true" /> <span className="chip-text">{words.flag[flag]}</span>
    </span>
  )
}

/** The first flag and how many more there are: a row has little room. */
export function FlagSummary({ flags }: { readonly flags: readonly Flag[] }) {
  const [first, ...others] = byUrgency(flags)
  if (first === undefined) return null
  return (
    <>
      <FlagChip flag={first} />
      {others.length > 0 && (
        <span className="chip flag" title={list(others.map(flag => words.flag[flag]))}>
          +{others.length}
        </span>
      )}
    </>
  )
}

interface ResolutionChipProps {
  readonly resolution: Resolution | null
  /** Without the verdict: a row has little room. */
  readonly isShort?: boolean
}

/** A person's verdict, beside Hover's status. */
export function ResolutionChip({ resolution, isShort = false }: ResolutionChipProps) {
  if (resolution === null) return null
  const mark = meaningWords.resolution.mark[resolution.verdict]
  return (
    <span className="chip resolved" data-status={resolution.verdict} title={mark}>
      <UserCheck aria-hidden="true" />{' '}
      <span className="chip-text">{isShort ? meaningWords.resolution.resolved : mark}</span>
    </span>
  )
}
