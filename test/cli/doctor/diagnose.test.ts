import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { addApp, delivery, post, run, secret, serve, tempDir } from '../cli-kit.ts'

describe('diagnose', () => {
  it('shows what a running app would tell, without what is private', async () => {
    const dataDir = tempDir()
    await addApp(dataDir, 'Amina Shop')
    const { line } = await serve(dataDir)
    const hook = line.sources[0].localUrl
    await post(hook, delivery({ user_message: 'Sent to 0712345678' }))
    await post(hook, delivery({}, 'another-secret-canary'))
    const { code, stdout } = await run(dataDir, ['diagnose'])
    const hidden = [secret, 'Amina', '0712345678', 'another-secret-canary', hook, hook.split('/').at(-1), dataDir]
    expect([code, hidden.filter(text => stdout.includes(text))]).toEqual([0, []])
    expect(JSON.parse(stdout)).toMatchObject({
      health: { links: expect.arrayContaining([expect.objectContaining({ name: 'receiver', state: 'good' })]) },
      storage: { journal: { entries: expect.any(Number) } },
      log: expect.arrayContaining([expect.stringMatching(/delivery-refused of source 1 reason=/)]),
    })
  })

  it('writes the same to a file, compressed', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const file = join(tempDir(), 'diagnostics.json.gz')
    const { code, stdout } = await run(dataDir, ['diagnose', '--output', file])
    expect([code, stdout]).toEqual([0, ''])
    expect(JSON.parse(String(gunzipSync(readFileSync(file)))).sources).toHaveLength(1)
  })

  it('says so when the settings cannot be read, and tells the rest', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    writeFileSync(join(dataDir, 'settings.json'), '{ "port": ')
    const { code, stdout } = await run(dataDir, ['diagnose'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ settings: { unreadable: ['settings'] }, versions: {} })
  })

  it('makes no folder', async () => {
    const { code, stderr } = await run(join(tempDir(), 'none'), ['diagnose'])
    expect([code, stderr]).toEqual([1, expect.stringMatching(/nothing was ever stored/)])
  })
})
