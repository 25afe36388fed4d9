import { awaitSignal } from '../../services/signals.ts'
import { Refusal } from '../refusal.ts'

/** What a shell expects of a command that Ctrl-C ended. */
const stoppedCode = 130

/** Runs work that Ctrl-C may stop: it then takes away what it has written, and the command says so. */
export async function stoppable<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  void awaitSignal(() => controller.abort())
  try {
    return await act(controller.signal)
  } catch (error) {
    if (controller.signal.aborted) throw new Refusal('Stopped. Nothing was written.', stoppedCode)
    throw error
  }
}
