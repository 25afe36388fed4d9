/** Questions to the main thread that wait for their answers. */
export interface Errands<Question, Reply> {
  /** Null: as many wait as may. */
  run(question: Question): Promise<Reply> | null
  answer(ticket: number, reply: Reply): void
}

interface Limits<Question> {
  /** So many may wait at once. */
  readonly most: number
  /** And so many bytes; of each question `bytesOf`. */
  readonly mostBytes?: number
  readonly bytesOf?: (question: Question) => number
}

export function createErrands<Question, Reply>(
  send: (ticket: number, question: Question) => void,
  { most, mostBytes = Number.POSITIVE_INFINITY, bytesOf = () => 0 }: Limits<Question>,
): Errands<Question, Reply> {
  const waiting = new Map<number, { readonly bytes: number; readonly resolve: (reply: Reply) => void }>()
  let tickets = 0
  let bytesWaiting = 0
  return {
    run(question) {
      const bytes = bytesOf(question)
      if (waiting.size >= most || bytesWaiting + bytes > mostBytes) return null
      const ticket = ++tickets
      const { promise, resolve } = Promise.withResolvers<Reply>()
      waiting.set(ticket, { bytes, resolve })
      bytesWaiting += bytes
      send(ticket, question)
      return promise
    },
    answer(ticket, reply) {
      const asked = waiting.get(ticket)
      waiting.delete(ticket)
      bytesWaiting -= asked?.bytes ?? 0
      asked?.resolve(reply)
    },
  }
}
