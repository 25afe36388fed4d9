import { lengthHeld } from '../../../../core/held-snapshot.ts'
import { contentOf, ussdOf } from '../../../../core/projection.ts'
import type { Revision } from '../../../../core/transaction-state.ts'
import { essentialOf } from '../../../../core/ussd/essential.ts'

/** What is remembered of all that was said about a transaction: as much as the next delivery needs. */
export interface Memory {
  /** Oldest first. */
  revisions: Revision[]
  /** What others said that are forgotten because they add nothing, by the content of their fingerprints. */
  readonly forgotten: Set<string>
  /** How many characters it holds. */
  weight: number
  /** With so many revisions it is looked which add nothing: seldom enough that each is looked at only a few times. */
  lookAt: number
}

/** Few transactions are heard of so often, and all others shall not pay for those that are. */
const fewRevisions = 16
/** What a fingerprint takes in a set. */
const fingerprintLength = 100

/** `length`: how many characters these revisions hold. */
export function remember(revisions: readonly Revision[], length: number): Memory {
  const memory = { revisions: [...revisions], forgotten: new Set<string>(), weight: length, lookAt: fewRevisions }
  forgetRepetitions(memory)
  return memory
}

/** One more thing was said. */
export function addToMemory(memory: Memory, revision: Revision, length: number): void {
  memory.revisions.push(revision)
  memory.weight += length
  forgetRepetitions(memory)
}

/** Whether it was said before, though its revision is not held any more. */
export function isForgottenRepeat({ forgotten }: Memory, fingerprint: string): boolean {
  return forgotten.size > 0 && forgotten.has(contentOf(fingerprint))
}

/**
 * A fold looks at all revisions, so thousands of updates of one transaction would take time with the square of them. Of a
 * job each is held: for it the order in which they came counts, and Hover sends few.
 */
function forgetRepetitions(memory: Memory): void {
  if (memory.revisions.length < memory.lookAt) return
  const ussd = ussdOf(memory.revisions)
  const essential = new Set<Revision>(essentialOf(ussd))
  const isHeld = (revision: Revision) => revision.snapshot.product === 'hover-org' || essential.has(revision)
  for (const revision of memory.revisions) if (!isHeld(revision)) memory.forgotten.add(contentOf(revision.fingerprint))
  const isLess = essential.size < ussd.length
  memory.lookAt = Math.max(fewRevisions, 2 * (memory.revisions.length - ussd.length + essential.size))
  if (!isLess) return
  memory.revisions = memory.revisions.filter(isHeld)
  const held = memory.revisions.reduce((sum, { snapshot }) => sum + lengthHeld(snapshot, Number.POSITIVE_INFINITY), 0)
  memory.weight = held + memory.forgotten.size * fingerprintLength
}
