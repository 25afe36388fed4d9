import { namedOf, privateWordsIn } from '../masking/known-values.ts'
import { decidedWord, isFromTheFuture, type UssdRevision, verdictOf } from './fold-ussd.ts'

/**
 * Those revisions of a transaction, oldest first, without which it would be folded otherwise, now or after whatever is said
 * next; and the newest, which people may have to hear of. All others only repeat what these say.
 */
export function essentialOf(revisions: readonly UssdRevision[]): readonly UssdRevision[] {
  if (revisions.length === 0) return revisions
  const always = new Set([verdictOf(revisions), latestPending(revisions), revisions.at(-1)])
  const saysMore = createKnowledge()
  // What is looked at is also noted: of two that say the same the first one stays.
  return revisions.filter(revision => saysMore(revision) || always.has(revision))
}

/** Only the latest pending one can take a decision back. */
function latestPending(revisions: readonly UssdRevision[]): UssdRevision | undefined {
  const timeOf = ({ snapshot }: UssdRevision) => snapshot.updatedAt ?? Number.NEGATIVE_INFINITY
  return revisions
    .filter(({ snapshot }) => snapshot.status === 'pending')
    .reduce<UssdRevision | undefined>(
      (latest, revision) => (latest === undefined || timeOf(revision) > timeOf(latest) ? revision : latest),
      undefined,
    )
}

/** Whether a revision has one of the things of which a fold asks whether any has them. */
function createKnowledge(): (revision: UssdRevision) => boolean {
  const known = new Set<string>()
  const isNew = (thing: string): boolean => {
    const before = known.size
    return known.add(thing).size > before
  }
  return revision => {
    const things = thingsSaid(revision).filter(isNew)
    return things.length > 0
  }
}

function thingsSaid(revision: UssdRevision): readonly string[] {
  const { status, appId, otherId, unusual } = revision.snapshot
  const { names, figures } = privateWordsIn(namedOf(revision.snapshot))
  return [
    ...(status === 'pending' ? [] : [`word ${decidedWord(revision.snapshot)}`]),
    ...(appId === null ? [] : [`app ${appId}`]),
    ...(otherId === null ? [] : [`id ${otherId}`]),
    ...(unusual ? ['unusual'] : []),
    ...(isFromTheFuture(revision) ? ['future'] : []),
    ...Array.from(names, name => `name ${name}`),
    ...Array.from(figures, figure => `figure ${figure}`),
  ]
}
