import { seeded } from './history.ts'
import { type Asked, questions } from './questions.ts'

/** Asks every question some times, as a window does in a day. */
export async function askAll(store: Asked, now: number): Promise<void> {
  const random = seeded(3)
  for (const { ask } of questions(now, random)) for (let time = 0; time < 5; time++) await ask(store)
}
