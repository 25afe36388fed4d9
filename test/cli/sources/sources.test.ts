import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addApp, ask, delivery, everythingIn, post, run, secret, serve, tempDir } from '../cli-kit.ts'

const clientSecret = 'planted-client-secret-4d1f9a'

function addOrg(dataDir: string, ...more: readonly string[]) {
  const args = ['sources', 'add', 'hover-org', '--name', 'Homes', '--client-id', 'client-1', '--client-secret-stdin']
  return run(dataDir, [...args, ...more], `${clientSecret}\n`)
}

describe('adding', () => {
  it('prints the id of a new app', async () => {
    expect(await addApp(tempDir())).toMatch(/^ussd-[0-9a-f]{8}$/)
  })

  it('answers scripts with the new source', async () => {
    const args = [
      'sources',
      'add',
      'ussd-app',
      '--name',
      'Shop',
      '--secret-stdin',
      '--hook-path',
      '/hook/mine',
      '--json',
    ]
    const { stdout } = await run(tempDir(), args, secret)
    const added = { id: expect.stringMatching(/^ussd-/), kind: 'ussd-app', name: 'Shop', hookPath: '/hook/mine' }
    expect(JSON.parse(stdout)).toEqual(added)
  })

  it('loses none of many that are added at the same time', async () => {
    const dataDir = tempDir()
    const names = Array.from({ length: 12 }, (_, index) => `Shop ${index}`)
    const added = names.map(name =>
      run(dataDir, ['sources', 'add', 'ussd-app', '--name', name, '--secret-stdin'], secret),
    )
    await Promise.all(added)
    const { sources }: { sources: readonly { readonly name: string }[] } = await ask(dataDir, ['sources', 'list'])
    expect(sources.map(({ name }) => name).sort()).toEqual(names.sort())
  })

  it('says that a secret cannot be read from a folder', async () => {
    const dataDir = tempDir()
    const refused = await run(dataDir, ['sources', 'add', 'ussd-app', '--name', 'Shop', '--secret-file', dataDir])
    expect(refused).toMatchObject({ code: 1, stderr: 'The file is a folder, not a file.\n' })
  })

  it('keeps what was given for an organization', async () => {
    const dataDir = tempDir()
    await addOrg(dataDir, '--base-url', 'http://127.0.0.1:9', '--redirect-uri', 'https://a.example/cb')
    const { sources } = await ask(dataDir, ['sources', 'list'])
    expect(sources).toMatchObject([
      {
        ...{ kind: 'hover-org', name: 'Homes', clientId: 'client-1', isConnected: false, webhooks: [] },
        ...{ baseUrl: 'http://127.0.0.1:9', redirectUri: 'https://a.example/cb' },
      },
    ])
  })

  it('refuses a path that another source uses', async () => {
    const dataDir = tempDir()
    await addOrg(dataDir, '--hook-path', '/hook/same')
    const second = await addOrg(dataDir, '--hook-path', '/hook/same')
    expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('Another source already uses the path') })
  })

  it.each([
    [['--hook-path', 'no path'], /^--hook-path: Use a path such as/],
    [['--base-url', 'hover.to'], /^--base-url: /],
  ])('refuses %j with a sentence that names the option', async (more, sentence) => {
    expect(await addOrg(tempDir(), ...more)).toMatchObject({ code: 2, stderr: expect.stringMatching(sentence) })
  })
})

describe('secrets', () => {
  it('are asked for by name when none is given', async () => {
    expect(await run(tempDir(), ['sources', 'add', 'ussd-app', '--name', 'Shop'])).toMatchObject({
      code: 2,
      stderr: 'Give the webhook secret with --secret-stdin or --secret-file, never as an argument.\n',
    })
  })

  it('cannot be arguments, which every user of the machine can read', async () => {
    const { code } = await run(tempDir(), ['sources', 'add', 'ussd-app', '--name', 'Shop', '--secret', secret])
    expect(code).toBe(2)
  })

  it('are not made of nothing', async () => {
    const { code } = await run(tempDir(), ['sources', 'add', 'ussd-app', '--name', 'Shop', '--secret-stdin'], ' \n')
    expect(code).toBe(1)
  })

  it('stand nowhere in plain: not in any file, not in any output', async () => {
    const dataDir = tempDir()
    const id = await addApp(dataDir)
    const outputs = [await addOrg(dataDir)]
    const { line, said, stop } = await serve(dataDir)
    await post(line.sources[0].localUrl, delivery({ environment: 'normal' }))
    outputs.push(await run(dataDir, ['sources', 'list', '--json']), await run(dataDir, ['settings', 'show', '--json']))
    outputs.push(await run(dataDir, ['show', delivery().data.id, '--json']))
    outputs.push(await run(dataDir, ['sources', 'rotate', id, '--secret-stdin'], 'planted-rotated-7a6b5c4d'))
    await stop()
    const text = everythingIn(dataDir) + JSON.stringify([outputs, said])
    expect([secret, clientSecret, 'planted-rotated-7a6b5c4d'].filter(planted => text.includes(planted))).toEqual([])
  })

  it('show no more than their last four characters', async () => {
    const dataDir = tempDir()
    await addApp(dataDir)
    const { sources } = await ask(dataDir, ['sources', 'list'])
    expect(sources[0].secret).toEqual({ state: 'kept', lastFour: 'ddf5' })
  })

  it('that are short show nothing', async () => {
    const dataDir = tempDir()
    await addApp(dataDir, 'Shop', 'short')
    const { sources } = await ask(dataDir, ['sources', 'list'])
    expect(sources[0].secret).toEqual({ state: 'kept', lastFour: null })
  })

  it.skipIf(process.platform === 'win32')('and settings can be read by nobody else', async () => {
    const dataDir = join(tempDir(), 'data')
    await addApp(dataDir)
    const modes = ['', 'settings.json', 'secrets.json', 'secrets.key'].map(
      name => statSync(join(dataDir, name)).mode & 0o077,
    )
    expect(modes).toEqual([0, 0, 0, 0])
  })
})

describe('a source that is not there', () => {
  it.each([
    [['sources', 'remove', 'ussd-none']],
    [['sources', 'rotate', 'ussd-none', '--secret-stdin']],
    [['sources', 'authorize', 'org-none']],
    [['sources', 'connect', 'org-none', '--code-stdin']],
    [['sources', 'webhook', 'org-none', '--webhook-id', '1', '--secret-stdin']],
  ])('is one sentence: %j', async args => {
    expect(await run(tempDir(), args, 'x')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no source .*\n$/),
    })
  })
})

it('shows until when the secret before a rotation counts', async () => {
  const dataDir = tempDir()
  const id = await addApp(dataDir)
  const before = await ask(dataDir, ['sources', 'list'])
  const { stderr } = await run(dataDir, ['sources', 'rotate', id, '--secret-stdin'], 'another-secret')
  const after = await ask(dataDir, ['sources', 'list'])
  expect([before, after, stderr]).toMatchObject([
    { sources: [{ previousSecretUntil: null }] },
    { sources: [{ previousSecretUntil: expect.stringMatching(/^\d{4}-.+Z$/), previousSecret: { state: 'kept' } }] },
    expect.stringContaining('stays valid until'),
  ])
})

it('lets a running engine take both secrets after a rotation', async () => {
  const dataDir = tempDir()
  const id = await addApp(dataDir)
  const { line } = await serve(dataDir)
  await run(dataDir, ['sources', 'rotate', id, '--secret-stdin'], 'another-secret')
  const send = (withSecret: string) => post(line.sources[0].localUrl, delivery({}, withSecret))
  await expect.poll(() => send('another-secret')).toBe(200)
  await expect.poll(() => send(secret)).toBe(200)
})

it('forgets the secrets of a source that is removed', async () => {
  const dataDir = tempDir()
  const id = await addApp(dataDir)
  await run(dataDir, ['sources', 'remove', id])
  expect(everythingIn(dataDir)).not.toContain(id)
})

it('does not let an app be connected like an organization', async () => {
  const dataDir = tempDir()
  const id = await addApp(dataDir)
  const { stderr } = await run(dataDir, ['sources', 'authorize', id])
  expect(stderr).toContain('is a USSD app; this command is for organizations.')
})
