import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { tidyUpAfterAll } from '../../tidy-up.ts'
import { addApp, ask, delivery, post, run, serve, tempDir } from '../cli-kit.ts'

let dataDir = ''
let shop = ''
const atEnd = tidyUpAfterAll()
beforeAll(async () => {
  dataDir = tempDir(atEnd)
  shop = await addApp(dataDir)
  // Its files are there from the first start on.
  const { stop } = await serve(dataDir, [], atEnd)
  await stop()
})

describe('a source that nobody knows', () => {
  const commands = [
    ['transactions', 'source:Shpo'],
    ['transactions', '--source', 'Shpo'],
    ['transactions', '--', '-source:Shpo'],
    ['overview', '--source', 'Shpo'],
    ['export', '--query', 'source:Shpo'],
    ['replay', 'source:Shpo'],
    ['watch', 'source:Shpo'],
    ['wait', 'source:Shpo', '--status', 'failed'],
  ]
  it.each(commands.map(args => [args]))('is a mistake that names those that there are: %j', async args => {
    const refused = await run(dataDir, args)
    expect([refused.code, refused.stdout, refused.stderr]).toEqual([
      ...[2, '', `There is no source with the name or the id Shpo. There are ${shop} (Shop).\n`],
    ])
  })

  it('is none that was removed, and has transactions', async () => {
    const other = tempDir()
    const id = await addApp(other)
    const { line, stop } = await serve(other)
    await post(line.sources[0].localUrl, delivery({ uuid: 'a' }))
    await stop()
    await run(other, ['sources', 'remove', id])
    const found = await ask(other, ['transactions', `source:${id}`])
    const total = (await ask(other, ['overview', '--since', '2019-08-01', '--until', '2019-09-01', '--source', id]))
      .total
    expect([found.transactions.length, total.transactions]).toEqual([1, 1])
  })
})

it.each([
  [['transactions']],
  [['overview']],
  [['counts']],
  [['notices']],
  [['report']],
  [['show', 'a']],
  [['deliveries']],
  [['watch']],
  [['transactions', 'source:Shop']],
])('a folder that does not exist has no answer to %j', async args => {
  const refused = await run(join(tempDir(), 'typo'), args)
  expect([refused.code, refused.stdout, refused.stderr]).toEqual([1, '', expect.stringContaining('There is no folder')])
})
