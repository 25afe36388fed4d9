import { describe, expect, test } from 'vitest'
import { runAttached, runHeard } from '../../electron/runtime/attached.ts'

const node = (code: string) => runAttached(process.execPath, ['-e', code], process.env)

describe('runAttached', () => {
  test('gives the exit code of the program', async () => {
    expect(await node('process.exit(9)')).toBe(9)
  })

  test('gives 128 + n when signal n ended the program', async () => {
    expect(await node("process.kill(process.pid, 'SIGKILL')")).toBe(137)
  })

  test('passes SIGTERM on, so that the program can end in its own way', async () => {
    const ended = node(
      "process.on('SIGTERM', () => process.exit(3)); process.kill(process.ppid, 'SIGTERM'); setInterval(() => {}, 1000)",
    )
    expect(await ended).toBe(3)
  })

  test('gives 127 for a program that is not there', async () => {
    expect(await runAttached('/nowhere/electron', [], process.env)).toBe(127)
  })
})

describe('runHeard', () => {
  test('gives the exit code too, and what was written to standard error', async () => {
    const pieces: Buffer[] = []
    const code = await runHeard(process.execPath, ['-e', "process.stderr.write('not found'); process.exitCode = 4"], {
      env: process.env,
      onError: piece => pieces.push(piece),
    })
    expect([code, Buffer.concat(pieces).toString()]).toEqual([4, 'not found'])
  })
})
