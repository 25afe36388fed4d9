import { isCode } from './client.ts'

/** `held`: a registration is under way whose id Hover has not told us yet. */
export type CodeVerdict = 'taken' | 'held' | 'not-ours'

/** More would only be a stranger's guesses: each costs a call to Hover, and a resend brings a good one. */
const maxCodes = 8

/**
 * Where verification codes wait for the registration that needs them.
 *
 * Hover's POST with the code may arrive before its 201 does, so between `openForAny` and `openFor` codes for
 * every id are held; afterwards, and outside a registration, a code for another id is never handed out: anybody
 * can register our address in their own organization and must not get it verified by us.
 */
export const createCodeDesk = () => {
  let open: 'closed' | 'any' | number = 'closed'
  let codes: { readonly webhookId: number; readonly code: string; isNew: boolean }[] = []
  let wake = () => {}

  return {
    openForAny(): void {
      open = 'any'
      codes = []
    },
    /** Codes held for this id stay, those for other ids are dropped. */
    openFor(webhookId: number): void {
      open = webhookId
      codes = codes.filter(held => held.webhookId === webhookId)
    },
    close(): void {
      open = 'closed'
      codes = []
    },
    onCode(webhookId: number, code: string): CodeVerdict {
      if (!isCode(code) || open === 'closed' || (open !== 'any' && open !== webhookId)) return 'not-ours'
      const isKnown = codes.some(held => held.webhookId === webhookId && held.code === code)
      if (!isKnown && codes.length < maxCodes) codes.push({ webhookId, code, isNew: true })
      wake()
      return open === 'any' ? 'held' : 'taken'
    },
    /** The next code that was not handed out yet; null when the signal aborts first. */
    async next(signal: AbortSignal): Promise<string | null> {
      while (!signal.aborted) {
        const held = codes.find(({ isNew }) => isNew)
        if (held !== undefined) {
          held.isNew = false
          return held.code
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
