import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ask, everythingIn, run, runWithEnv, tempDir } from '../cli-kit.ts'

describe('settings', () => {
  it.each([
    ['port', '8080', { port: 8080 }],
    ['replayWindowSeconds', '60', { replayWindowSeconds: 60 }],
    ['acceptsSha1', 'false', { acceptsSha1: false }],
    ['practice', 'true', { practice: true }],
    ['updates.channel', 'beta', { updates: { channel: 'beta', automatic: true } }],
    ['desktop.shortcut', 'Super+J', { desktop: { shortcut: 'Super+J' } }],
    ['desktop.closeQuits', 'true', { desktop: { closeQuits: true, shortcut: null } }],
    ['notifications.succeeded', 'true', { notifications: { succeeded: true, failed: true } }],
  ])('takes %s = %s', async (key, value, expected) => {
    const dataDir = tempDir()
    await run(dataDir, ['settings', 'set', key, value])
    expect(await ask(dataDir, ['settings', 'show'])).toMatchObject(expected)
  })

  it.each([
    ['port', '99999', 'port cannot be 99999: it takes a whole number from 0 to 65535.\n'],
    ['notifications.failed', 'perhaps', 'notifications.failed cannot be perhaps: it takes true or false.\n'],
    ['updates.channel', 'alpha', 'updates.channel cannot be alpha: it takes stable or beta.\n'],
    ['desktop.shortcut', 'H', 'desktop.shortcut cannot be H: it takes keys such as Super+J, or none.\n'],
    ['replayWindowSeconds', '0', 'replayWindowSeconds cannot be 0: it takes a whole number from 1 on.\n'],
  ])('refuses %s = %s with a sentence', async (key, value, sentence) => {
    expect(await run(tempDir(), ['settings', 'set', key, value])).toMatchObject({ code: 2, stderr: sentence })
  })

  it('names the settings that there are', async () => {
    const { stderr } = await run(tempDir(), ['settings', 'set', 'colour', 'red'])
    expect(stderr).toMatch(/^There is no setting colour\. There are: port, .*\n$/)
  })
})

describe('the folder of the data', () => {
  it('has to be named by a user that has no home', async () => {
    const { code, stderr } = await runWithEnv({ HOME: '/nonexistent' }, ['settings', 'show'])
    expect([code, stderr]).toEqual([
      2,
      'This user has no home folder: say --data-dir FOLDER, or set $HOVER_TRAY_DATA_DIR.\n',
    ])
  })
})

describe('tunnel', () => {
  it.each([
    [['loopback'], { kind: 'loopback' }],
    [['manual', '--url', 'https://hooks.example.com'], { kind: 'manual', url: 'https://hooks.example.com' }],
    [['ngrok', '--domain', 'you.ngrok.app'], { kind: 'ngrok', domain: 'you.ngrok.app', server: null }],
  ])('is set to %j', async (choice, tunnel) => {
    const dataDir = tempDir()
    await run(dataDir, ['tunnel', 'set', ...choice])
    expect(await ask(dataDir, ['tunnel', 'show'])).toEqual({ tunnel, authtoken: { state: 'missing', lastFour: null } })
  })

  it('keeps the authtoken, in plain nowhere', async () => {
    const dataDir = tempDir()
    const { stdout, stderr } = await run(
      dataDir,
      ['tunnel', 'set', 'ngrok', '--authtoken-stdin'],
      'planted-authtoken-9f3a',
    )
    const { authtoken } = await ask(dataDir, ['tunnel', 'show'])
    const isShown = (everythingIn(dataDir) + stdout + stderr).includes('planted-authtoken-9f3a')
    expect([authtoken, isShown]).toEqual([{ state: 'kept', lastFour: '9f3a' }, false])
  })

  it('takes an edge of one’s own with its certificate', async () => {
    const dataDir = tempDir()
    const caFile = join(dataDir, 'ca.pem')
    writeFileSync(caFile, '')
    await run(dataDir, ['tunnel', 'set', 'ngrok', '--server', '127.0.0.1:4443', '--ca-file', caFile])
    const { tunnel } = await ask(dataDir, ['tunnel', 'show'])
    expect(tunnel.server).toEqual({ address: '127.0.0.1:4443', caFile })
  })

  it.each([
    [['manual', '--url', 'hooks.example.com'], 2, /^--url: /],
    [['ngrok', '--server', '127.0.0.1:4443'], 2, /^Give --server and --ca-file together\.\n$/],
    [['ngrok', '--server', '127.0.0.1:4443', '--ca-file', '/none.pem'], 1, /^There is no file \/none\.pem\.\n$/],
  ])('refuses %j with a sentence', async (choice, code, sentence) => {
    expect(await run(tempDir(), ['tunnel', 'set', ...choice])).toMatchObject({
      code,
      stderr: expect.stringMatching(sentence),
    })
  })
})

describe('the data folder', () => {
  it('is that of the variable when no option names one', async () => {
    const dataDir = tempDir()
    await runWithEnv({ HOVER_TRAY_DATA_DIR: dataDir }, ['settings', 'set', 'port', '8080'])
    expect(await ask(dataDir, ['settings', 'show'])).toMatchObject({ port: 8080 })
  })

  it.runIf(process.platform === 'linux')('is the desktop app’s otherwise', async () => {
    const config = tempDir()
    await runWithEnv({ XDG_CONFIG_HOME: config }, ['settings', 'set', 'port', '8080'])
    expect(existsSync(join(config, 'hover-tray', 'settings.json'))).toBe(true)
  })
})

it('prints its version', async () => {
  expect(await run(tempDir(), ['--version'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  })
})

it.each([
  [['--help']],
  [['serve', '--help']],
  [['sources', 'add', 'ussd-app', '--help']],
  [['tunnel', 'set', '--help']],
])('teaches by examples: %j', async args => {
  expect(await run(tempDir(), args)).toMatchObject({ code: 0, stdout: expect.stringContaining('Examples:') })
})
