import { Flag as FlagIcon } from 'lucide-react'
import type { Environment, Flag } from '../../electron/contract/transaction.ts'
import { words } from '../words.ts'

/** Production is the rule and gets no chip. */
export function EnvironmentChip({ environment }: { readonly environment: Environment | null }) {
  if (environment === null || environment === 'production') return null
  return <span className="chip">{words.environment[environment]}</span>
}

export function FlagChip({ flag }: { readonly flag: Flag }) {
  return (
    <span className="chip flag" title={words.flagMeaning[flag]}>
      <FlagIcon aria-hidden="true" /> {words.flag[flag]}
    </span>
  )
}

/** The first flag and how many more there are: a row has little room. */
export function FlagSummary({ flags }: { readonly flags: readonly Flag[] }) {
  const [first, ...others] = flags
  if (first === undefined) return null
  return (
    <>
      <FlagChip flag={first} />
      {others.length > 0 && (
        <span className="chip flag" title={others.map(flag => words.flag[flag]).join(', ')}>
          +{others.length}
        </span>
      )}
    </>
  )
}
