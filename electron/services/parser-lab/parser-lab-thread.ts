import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { toJavaScript } from '../../core/sms/parser-expression.ts'

/** `whole`: the expression has to match all of a text, as Java's `matches`; otherwise any part of it, as `find`. */
export const experimentSchema = z.object({
  expressions: z.array(z.string()),
  whole: z.array(z.string()),
  anywhere: z.array(z.string()),
})
export type Experiment = z.output<typeof experimentSchema>

export type FromLab =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'tried'
      readonly index: number
      /** Null when JavaScript cannot read the expression. */
      readonly result: { readonly whole: readonly boolean[]; readonly anywhere: readonly boolean[] } | null
    }

if (parentPort !== null) work(parentPort, experimentSchema.parse(workerData))

/** A catastrophic expression never comes back from here: the main side ends the thread. */
function work(port: MessagePort, { expressions, whole, anywhere }: Experiment): void {
  send(port, { kind: 'ready' })
  expressions.forEach((expression, index) => {
    const part = compiled(toJavaScript(expression))
    const all = compiled(`^(?:${toJavaScript(expression)})$`)
    const result =
      part === null || all === null
        ? null
        : { whole: whole.map(text => all.test(text)), anywhere: anywhere.map(text => part.test(text)) }
    send(port, { kind: 'tried', index, result })
  })
}

function compiled(expression: string): RegExp | null {
  try {
    return new RegExp(expression, 'i')
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function send(port: MessagePort, message: FromLab): void {
  port.postMessage(message)
}
