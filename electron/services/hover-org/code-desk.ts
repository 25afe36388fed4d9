import { isCode } from './client.ts'

/** `held`: a registration is under way whose id Hover has not told us yet. */
export type CodeVerdict = 'taken' | 'held' | 'not-ours'

/** A verification code as it arrived. */
export interface ArrivedCode {
  readonly webhookId: number
  readonly code: string
  /** Checks the signature that came with it once the secret is known; null when there was none, or it was checked. */
  readonly isSignedWith: ((secret: string) => boolean) | null
}

/** More would only be a stranger's guesses: each costs a call to Hover, and a resend brings a good one. */
const maxCodes = 8

type Open =
  | { readonly kind: 'closed' }
  | { readonly kind: 'for-any' }
  | { readonly kind: 'for-one'; readonly webhookId: number; readonly secret: string | null }

/**
 * Where verification codes wait for the registration that needs them.
 *
 * Hover's POST with the code may arrive before its 201 does, so between `openForAny` and `openFor` codes for
 * every id are held; afterwards, and outside a registration, a code for another id is never handed out: anybody
 * can register our address in their own organization and must not get it verified by us. A signature that came
 * before the secret did is checked as soon as it is there.
 */
export const createCodeDesk = () => {
  let open: Open = { kind: 'closed' }
  let codes: { readonly arrived: ArrivedCode; isNew: boolean }[] = []
  let wake = () => {}

  const isWanted = ({ webhookId, code, isSignedWith }: ArrivedCode): boolean => {
    if (!isCode(code) || open.kind === 'closed') return false
    if (open.kind === 'for-any') return true
    if (open.webhookId !== webhookId) return false
    return isSignedWith === null || open.secret === null || isSignedWith(open.secret)
  }

  return {
    openForAny(): void {
      open = { kind: 'for-any' }
      codes = []
    },
    /** Codes held for this id stay unless they are signed by somebody else, those for other ids are dropped. */
    openFor(webhookId: number, secret: string | null): void {
      open = { kind: 'for-one', webhookId, secret }
      codes = codes.filter(({ arrived }) => isWanted(arrived))
    },
    close(): void {
      open = { kind: 'closed' }
      codes = []
    },
    onCode(arrived: ArrivedCode): CodeVerdict {
      if (!isWanted(arrived)) return 'not-ours'
      const isKnown = codes.some(
        held => held.arrived.webhookId === arrived.webhookId && held.arrived.code === arrived.code,
      )
      if (!isKnown && codes.length < maxCodes) codes.push({ arrived, isNew: true })
      wake()
      return open.kind === 'for-any' ? 'held' : 'taken'
    },
    /** The next code that was not handed out yet; null when the signal aborts first. */
    async next(signal: AbortSignal): Promise<string | null> {
      while (!signal.aborted) {
        const held = codes.find(({ isNew }) => isNew)
        if (held !== undefined) {
          held.isNew = false
          return held.arrived.code
        }
        await new Promise<void>(resolve => {
          wake = resolve
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      return null
    },
  }
}
