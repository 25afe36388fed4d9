import type { DeliveryLabel, SourceKind, TransactionKind } from '../contract/transactions/transaction.ts'
import { foldHover } from './hover-org/fold-hover.ts'
import { readHoverEvent } from './hover-org/hover-event.ts'
import { type HoverRevision, ownOf } from './hover-org/job-history.ts'
import { asObject, canonicalJson } from './json-shape.ts'
import { shownState } from './masking/shown-state.ts'
import type { Revision, Snapshot, TransactionState } from './transaction-state.ts'
import { foldUssd, type UssdRevision } from './ussd/fold-ussd.ts'
import { readUssdSnapshot } from './ussd/ussd-snapshot.ts'

/** Raised when a better fold should rebuild what an older one wrote. */
export const foldVersion = 15

/** What a delivery says: something about a transaction, or something odd that is kept aside. */
export type Reading =
  | {
      readonly kind: 'snapshot'
      readonly transactionKind: TransactionKind
      readonly providerId: string
      readonly snapshot: Snapshot
      /** The text whose digest is the fingerprint. */
      readonly canonical: string
    }
  | { readonly kind: 'odd'; readonly reason: string }

/** Reads a stored body: the redacted `data` of a USSD delivery, or an event of an organization. */
export function readBody(product: SourceKind, body: unknown): Reading {
  const reading = product === 'ussd-app' ? readUssdSnapshot(body) : readHoverEvent(body)
  if (reading.kind === 'odd') return reading
  const { snapshot } = reading
  return snapshot.product === 'ussd-app'
    ? { kind: 'snapshot', transactionKind: 'ussd', providerId: snapshot.uuid, snapshot, canonical: canonicalJson(body) }
    : {
        kind: 'snapshot',
        transactionKind: snapshot.kind,
        providerId: snapshot.providerId,
        snapshot,
        canonical: canonicalJson({ ...asObject(body), webhook_id: undefined }),
      }
}

/** What all revisions together say, fit to be shown: only a reveal shows more. */
export function fold(revisions: readonly Revision[]): TransactionState {
  const state = foldAsItCame(revisions)
  return state.kind === 'ussd' ? shownState(state, ussdOf(revisions)) : state
}

// Those of one transaction are all of one kind, and then it is the list itself.

export function ussdOf(revisions: readonly Revision[]): readonly UssdRevision[] {
  return revisions.every(isUssd) ? revisions : revisions.filter(isUssd)
}

export function hoverOf(revisions: readonly Revision[]): readonly HoverRevision[] {
  return revisions.every(isHover) ? revisions : revisions.filter(isHover)
}

function isUssd(revision: Revision): revision is UssdRevision {
  return revision.snapshot.product === 'ussd-app'
}

function isHover(revision: Revision): revision is HoverRevision {
  return revision.snapshot.product === 'hover-org'
}

/** All revisions of one transaction come from one source, hence from one product. */
export function foldAsItCame(revisions: readonly Revision[]): TransactionState {
  const ussd = ussdOf(revisions)
  if (ussd.length > 0) return foldUssd(ussd)
  return foldHover(hoverOf(revisions))
}

/**
 * Whether a delivery repeats what is known. A full snapshot repeats at any distance; an event of an organization only
 * right after itself, because a job may lawfully come to the same state again.
 */
export function isRepeat(
  product: SourceKind,
  revisions: readonly Revision[],
  fingerprint: string,
): Revision | undefined {
  const candidates = product === 'ussd-app' ? revisions : ownOf(revisions).slice(-1)
  const content = contentOf(fingerprint)
  return candidates.find(revision => contentOf(revision.fingerprint) === content)
}

/** The part of a fingerprint that tells what was said, not when it was signed. */
export function contentOf(fingerprint: string): string {
  const end = fingerprint.indexOf('@')
  return end === -1 ? fingerprint : fingerprint.slice(0, end)
}

/** What a delivery did: began a transaction, moved its verdict or evidence, or came too late to change anything. */
export function labelOf(before: TransactionState | null, after: TransactionState): DeliveryLabel {
  if (before === null) return 'new'
  return before.verdict === after.verdict && before.status === after.status ? 'stale' : 'update'
}
