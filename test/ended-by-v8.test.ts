import { describe, expect, it } from 'vitest'
import { filesOfEndedProcess, filesToRepeat } from './ended-by-v8.ts'

const exited = (how: string, files: string) => ({
  message: '[vitest-pool]: Worker forks emitted error.',
  cause: { message: `Worker exited unexpectedly with ${how} during started state while running test ${files}` },
})

describe('the files of a process that ended by itself', () => {
  it.each([
    ['SIGTRAP', 'file /a/b.test.ts', ['/a/b.test.ts']],
    ['SIGABRT', 'files /a/b.test.ts, /a/c.test.ts', ['/a/b.test.ts', '/a/c.test.ts']],
  ])('are known after %s', (signal, files, expected) => {
    expect(filesOfEndedProcess(exited(`signal ${signal}`, files))).toEqual(expected)
  })

  it.each([
    ['was killed', exited('signal SIGKILL', 'file /a/b.test.ts')],
    ['read memory that is not its own', exited('signal SIGSEGV', 'file /a/b.test.ts')],
    ['ended with a code', exited('exit code 1', 'file /a/b.test.ts')],
    ['goes on, after an error', { message: 'Something else.' }],
  ])('are none for one that %s', (_, error) => {
    expect(filesOfEndedProcess(error)).toBeNull()
  })
})

describe('what is run once more', () => {
  const totals = { passed: 9, failed: 0, skipped: 0 }

  it('is what V8 said it ended', () => {
    expect(filesToRepeat({ totals, ended: [['a.test.ts'], ['b.test.ts']] }, 2)).toEqual(['a.test.ts', 'b.test.ts'])
  })

  it.each([
    ['V8 said so of fewer than ended', [['a.test.ts'], ['b.test.ts']], 1],
    ['V8 said nothing', [['a.test.ts']], 0],
    ['none ended', [], 1],
  ])('is nothing where %s', (_, ended, faults) => {
    expect(filesToRepeat({ totals, ended }, faults)).toEqual([])
  })
})
