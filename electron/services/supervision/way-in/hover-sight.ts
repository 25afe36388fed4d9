import type { HoverLook, HoverView, ProblemCode } from '../../../contract/connection.ts'

type Listed = Pick<HoverView, 'verifiedAt' | 'lastError'>

/** What was seen of our webhook in Hover's list, and how the latest look went. */
export interface HoverSight {
  /** Null until there is something to tell. What Hover said last stays while it cannot be asked again. */
  view(): HoverView | null
  /** Somebody waits for what the present look, or the next one, brings. */
  asked(): void
  /** Null: Hover took the webhook, but its list could not be had. */
  worked(listed: Listed | null): void
  failed(code: ProblemCode): void
  forget(): void
}

export function createHoverSight(now: () => number): HoverSight {
  let seen: Omit<HoverView, 'look'> | null = null
  let look: HoverLook = { kind: 'worked' }
  let isAsked = false

  function looked(next: HoverLook): void {
    look = next
    isAsked = false
  }

  return {
    view: () => (seen === null && look.kind === 'worked' ? null : { ...(seen ?? neverSeen), look }),
    asked() {
      isAsked = true
      if (look.kind === 'worked') look = { kind: 'waiting' }
    },
    worked(listed) {
      if (listed !== null) seen = { ...listed, seenAt: new Date(now()).toISOString() }
      looked({ kind: 'worked' })
    },
    // The first one may be chance, and nobody has to be told of it.
    failed: code => looked({ kind: 'failed', code, isCertain: isAsked || look.kind === 'failed' }),
    forget() {
      seen = null
      looked({ kind: 'worked' })
    },
  }
}

const neverSeen = { seenAt: null, verifiedAt: null, lastError: null } as const
