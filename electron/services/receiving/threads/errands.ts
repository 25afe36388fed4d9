/** Questions to the main thread that wait for their answers. */
export interface Errands<Question, Reply> {
  /** Null: as many wait as may. */
  run(question: Question): Promise<Reply> | null
  answer(ticket: number, reply: Reply): void
}

/** `most` may wait at once. */
export function createErrands<Question, Reply>(
  send: (ticket: number, question: Question) => void,
  most: number,
): Errands<Question, Reply> {
  const waiting = new Map<number, (reply: Reply) => void>()
  let tickets = 0
  return {
    run(question) {
      if (waiting.size >= most) return null
      const ticket = ++tickets
      const { promise, resolve } = Promise.withResolvers<Reply>()
      waiting.set(ticket, resolve)
      send(ticket, question)
      return promise
    },
    answer(ticket, reply) {
      waiting.get(ticket)?.(reply)
      waiting.delete(ticket)
    },
  }
}
