import type { Problem } from '../../../contract/connection.ts'

/** What came of putting a new webhook in the place of the present one. */
export type Renewal =
  /** The webhook before is gone. */
  | { readonly kind: 'renewed' }
  /** The new webhook is in use; the one before could not be removed yet. */
  | { readonly kind: 'left-behind' }
  /** Only what is live can be renewed. */
  | { readonly kind: 'not-live' }
  /** The webhook before is still in use. */
  | { readonly kind: 'failed'; readonly problem: Problem }
