import { expect, test } from 'vitest'
import { run, tempDir } from './cli-kit.ts'

/** What people and scripts do most. */
const taught = [
  ...['transactions', 'show', 'deliveries', 'watch', 'wait', 'report', 'overview', 'export', 'import', 'replay'],
  ...['doctor', 'rules test', 'backup', 'restore', 'serve', 'practice', 'practice faults', 'practice day'],
  ...['destinations add', 'api token', 'mcp', 'completion'],
]

test.each(taught)('the help of %s teaches by examples that are commands of it', async command => {
  const { code, stdout } = await run(tempDir(), [...command.split(' '), '--help'])
  const [, examples = ''] = /\nExamples?\b[^:\n]*:\n([\s\S]+)$/.exec(stdout) ?? []
  const [first = ''] = command.split(' ')
  expect([
    code,
    examples.includes(`hover-tray ${first}`) || examples.includes(`"${first}"`) || examples.includes(`/${first}/`),
  ]).toEqual([...[0, true]])
})
