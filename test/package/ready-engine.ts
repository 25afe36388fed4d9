import type { ChildProcess } from 'node:child_process'
import { z } from 'zod'

const readySchema = z.object({ event: z.literal('ready'), sources: z.array(z.object({ localUrl: z.string() })) })

/** What `serve` says of itself on its first line. Rejects when it ends before. */
export async function readyLine(engine: ChildProcess): Promise<z.output<typeof readySchema>> {
  return readySchema.parse(JSON.parse(await firstLine(engine)))
}

function firstLine({ stdout }: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let text = ''
    stdout?.on('data', chunk => {
      text += chunk
      const [line, ...more] = text.split('\n')
      if (more.length > 0) done(line ?? '')
    })
    stdout?.once('close', () => fail(new Error('It ended before it was ready')))
  })
}
