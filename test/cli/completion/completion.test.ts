import { beforeAll, describe, expect, test } from 'vitest'
import { isOnPath } from '../../../electron/runtime/command.ts'
import { tidyUpAfterAll } from '../../tidy-up.ts'
import { run, tempDir } from '../cli-kit.ts'
import { type Offer, offers } from './shells.ts'

describe.each(Object.entries(offers))('completion in %s', (shell, offer: Offer) => {
  // Its absence is seen in the report; `npm test` installs it where it may.
  describe.skipIf(!isOnPath(shell))('', () => {
    let script = ''
    const atEnd = tidyUpAfterAll()
    beforeAll(async () => {
      script = (await run(tempDir(atEnd), ['completion', shell])).stdout
    })

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
    ])('behind %j offers %j', (words, expected) => {
      expect(offer(script, words)).toEqual(expect.arrayContaining([...expected]))
    })

    test('offers nothing that does not begin with what stands there', () => {
      expect(offer(script, ['doct'])).toEqual(['doctor'])
    })
  })
})

test('another shell is refused with a sentence', async () => {
  const refused = await run(tempDir(), ['completion', 'tcsh'])
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('Allowed choices are bash, zsh, fish.')])
})
