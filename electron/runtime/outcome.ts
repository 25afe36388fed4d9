/** An expected end: the value, or one sentence that says what happened and what to do. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly sentence: string }

export const success = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refusal = (sentence: string): { readonly ok: false; readonly sentence: string } => ({
  ok: false,
  sentence,
})

export type Say = (line: string) => void

/** Tells a person what happens; stderr, because stdout belongs to the app's own output. */
export const say: Say = line => {
  process.stderr.write(`[hover-tray] ${line}\n`)
}

/** The top of a command: its exit code, and a sentence instead of a stack trace for what nobody expected. */
export const runCommand = async (work: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await work()
  } catch (error) {
    say(unexpected(error))
    process.exitCode = 1
  }
}

/** System errors name the file and the reason (no permission, disk full); that is what a person needs to act. */
export const unexpected = (error: unknown): string =>
  `Something went wrong: ${error instanceof Error ? error.message : String(error)}`
