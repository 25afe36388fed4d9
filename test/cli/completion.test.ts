import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run, tempDir } from './cli-kit.ts'

let script = ''
beforeAll(async () => {
  script = (await run(tempDir(afterAll), ['completion', 'bash'])).stdout
})

/** What bash offers behind these words. */
function offered(...words: readonly string[]): readonly string[] {
  const line = ['hover-tray', ...words].map(word => `'${word}'`).join(' ')
  const call = `COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _hover_tray; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', `${script}\n${call}`], { encoding: 'utf8' })
    .trim()
    .split('\n')
}

test.each([
  [['trans'], ['transactions']],
  [
    ['settings', ''],
    ['show', 'set'],
  ],
  [['destinations', 'add', 'cl'], ['cloudevents']],
  [['destinations', 'add', 'po'], ['postgres']],
  [['--data-dir', '/tmp', 'sources', 'add', 'hover'], ['hover-org']],
  [['wait', '--ti'], ['--timeout']],
  [['serve', '--print'], ['--print-config']],
])('behind %j bash offers %j', (words, expected) => {
  expect(offered(...words)).toEqual(expect.arrayContaining([...expected]))
})

test('nothing is offered that does not begin with what stands there', () => {
  expect(offered('doct')).toEqual(['doctor'])
})

test('another shell is refused with a sentence', async () => {
  const refused = await run(tempDir(), ['completion', 'fish'])
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Only bash is known')])
})
