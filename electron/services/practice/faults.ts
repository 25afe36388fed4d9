import type { Answer } from './http-kit.ts'

/** What goes wrong with one request. `lose-answer` and `withhold-answer` do the work first: Hover did it and nobody is told. */
export type Fault =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly delayMs: number }
  | { readonly kind: 'lose-answer' }
  | { readonly kind: 'withhold-answer' }
  | { readonly kind: 'hang' }

export interface FaultyAnswer {
  readonly status: number
  /** Sent as it is, with the type text/html: error pages of gateways look like this. */
  readonly html?: string
  readonly json?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly delayMs?: number
}

/** Each fault is for the next request to its route, such as `POST /oauth/token`, and happens once. */
export const createFaults = () => {
  const waiting = new Map<string, Fault[]>()
  const add = (route: string, fault: Fault) => {
    waiting.set(route, [...(waiting.get(route) ?? []), fault])
  }
  return {
    answer(route: string, { delayMs = 0, ...answer }: FaultyAnswer): void {
      add(route, { kind: 'answer', answer, delayMs })
    },
    loseAnswer: (route: string): void => add(route, { kind: 'lose-answer' }),
    withholdAnswer: (route: string): void => add(route, { kind: 'withhold-answer' }),
    hang: (route: string): void => add(route, { kind: 'hang' }),
    take: (route: string): Fault | undefined => waiting.get(route)?.shift(),
  }
}
