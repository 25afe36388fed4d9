import { gt, prerelease } from 'semver'
import type { Feed } from './signed-feed.ts'

interface Here {
  /** The version that runs. */
  readonly installed: string
  /** This installation's place among a hundred, from 0 to below 100. */
  readonly place: number
}

/**
 * Whether this installation is offered what the feed names.
 *
 * Never the same or an older version, whoever signed it: an old release with a known hole would come back that way. A
 * version of the beta channel is not offered on the stable one.
 */
export function isOffered(feed: Feed, { installed, place }: Here): boolean {
  if (!gt(feed.version, installed)) return false
  if (feed.channel === 'stable' && prerelease(feed.version) !== null) return false
  return place < feed.offeredTo
}
