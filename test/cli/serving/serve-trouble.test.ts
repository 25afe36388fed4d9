import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addApp, run, secret, serve, startRunning, tempDir } from '../cli-kit.ts'

describe('what keeps it from starting is one sentence', () => {
  it('another engine on the same folder', async () => {
    const dataDir = tempDir()
    await serve(dataDir)
    const second = await run(dataDir, ['serve', '--port', '0'])
    expect(second).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Hover Tray already runs with the data folder .*--data-dir\.\n$/),
    })
  })

  it('a settings file that is no JSON', async () => {
    const dataDir = tempDir()
    writeFileSync(join(dataDir, 'settings.json'), '{ "port": ')
    expect(await run(dataDir, ['serve'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The settings file .*settings\.json cannot be read: .*\n$/),
    })
  })

  it('a settings file with a value that cannot be', async () => {
    const dataDir = tempDir()
    writeFileSync(join(dataDir, 'settings.json'), '{ "port": 99999 }')
    const { stderr } = await run(dataDir, ['serve'])
    expect(stderr).toMatch(/^The settings file .* cannot be read: "port": .*\n$/)
  })

  it('a file of secrets that is damaged, without quoting it', async () => {
    const dataDir = tempDir()
    writeFileSync(join(dataDir, 'secrets.json'), `{"version":1,"secrets":{"${secret}"`)
    const { code, stderr } = await run(dataDir, ['serve'])
    expect([code, stderr.trim().split('\n').length, stderr.includes(secret)]).toEqual([1, 1, false])
  })

  it('a damaged journal', async () => {
    const dataDir = tempDir()
    mkdirSync(join(dataDir, 'store'))
    writeFileSync(join(dataDir, 'store', 'journal.db'), 'no database'.repeat(1000))
    expect(await run(dataDir, ['serve'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The database file .*journal\.db is damaged\..*\n$/),
    })
  })

  it('a data folder that is a file', async () => {
    const file = join(tempDir(), 'file')
    writeFileSync(file, '')
    expect(await run(file, ['serve'])).toMatchObject({ code: 1, stderr: expect.stringMatching(/^\S+ is a file.*\n$/) })
  })
})

it('says which command gives a secret again whose key is gone', async () => {
  const dataDir = tempDir()
  const id = await addApp(dataDir)
  rmSync(join(dataDir, 'secrets.key'))
  const { untilSaid } = await serve(dataDir)
  await untilSaid(new RegExp(`down: .*hover-tray sources rotate ${id} --secret-stdin`))
})

it('says that the port is taken, and is ready when it is free', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await once(squatter, 'listening')
  const { port } = squatter.address() as AddressInfo
  const running = startRunning(tempDir(), ['serve', '--port', String(port)])
  await running.untilSaid(/receiver +down: Another program uses the port/)
  squatter.close()
  expect(await running.ready()).toMatchObject({ event: 'ready', port })
})
