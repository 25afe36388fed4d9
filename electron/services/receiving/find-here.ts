import type { Found, Page } from './http/receiver.ts'

interface Deps {
  /** Answers a browser's GET; undefined when there is no such page at this moment. */
  readonly page?: (path: string, target: string) => Promise<Page> | undefined
  /** The proof for a GET that asks whether the public address leads here; null for every other path. */
  readonly proof?: (path: string) => string | null
}

/** Finds what is there for a GET beside the hooks, or null. */
export function findHere({ page, proof }: Deps) {
  return async (path: string, target: string): Promise<Found | null> => {
    const proven = proof?.(path) ?? null
    if (proven !== null) return { kind: 'proof', proof: proven }
    const shown = await page?.(path, target)
    return shown === undefined ? null : { kind: 'page', page: shown }
  }
}
