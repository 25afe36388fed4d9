import type { Comparison } from '../contract/transactions/transaction-detail.ts'
import { isSameAmount, isSameRecipient, plainName, roleOf } from './amount.ts'
import { removed } from './masking/redact.ts'

type Values = Readonly<Record<string, string>>

interface Pair extends Comparison {
  readonly role: ReturnType<typeof roleOf>
  readonly isOfOneName: boolean
}

/**
 * What the app passed in beside what the parsers read out of the operator's answer: values of one name, and amounts and
 * recipients whatever they are called. Only what can be told is in it. `shownName`: a name as the detail shows it.
 */
export function compareValues(
  extras: Values,
  parsed: Values,
  shownName: (name: string) => string,
): readonly Comparison[] {
  const pairs = Object.entries(extras).flatMap(([extra, asked]) =>
    Object.entries(parsed).flatMap(([name, read]): readonly Pair[] => {
      const isSame = isSameValue([extra, asked], [name, read])
      const isOfOneName = plainName(extra) === plainName(name)
      return isSame === null ? [] : [{ extra, parsed: name, isSame, role: roleOf(extra), isOfOneName }]
    }),
  )
  // One of several amounts may well be another one, unless none of them is the one that was asked for.
  const isTold = ({ isSame, isOfOneName, role }: Pair) =>
    isSame || isOfOneName || !pairs.some(pair => pair.role === role && pair.isSame)
  return pairs
    .filter(isTold)
    .map(({ extra, parsed: name, isSame }) => ({ extra: shownName(extra), parsed: shownName(name), isSame }))
}

type Named = readonly [name: string, value: string]

function isSameValue([extra, asked]: Named, [name, read]: Named): boolean | null {
  if ([asked, read].some(value => value.trim() === '' || value === removed)) return null
  const role = roleOf(extra)
  if (role !== null && role === roleOf(name)) {
    return role === 'amount' ? isSameAmount(asked, read) : isSameRecipient(asked, read)
  }
  if (plainName(extra) === '' || plainName(extra) !== plainName(name)) return null
  return isSameAmount(asked, read) === true || isSameText(asked, read)
}

/** Operators shorten and complete what they were given: `Jane` and `JANE EXAMPLE` are no contradiction. */
function isSameText(a: string, b: string): boolean {
  const [one, other] = [lettersOf(a), lettersOf(b)]
  return one === other || (Math.min(one.length, other.length) >= 3 && (one.includes(other) || other.includes(one)))
}

function lettersOf(text: string): string {
  return text
    .slice(0, 500)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
