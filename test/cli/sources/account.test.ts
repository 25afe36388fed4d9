import { expect, it, onTestFinished } from 'vitest'
import { startPractice } from '../../services/practice/setup.ts'
import { ask, everythingIn, post, run, serve, tempDir } from '../cli-kit.ts'

async function setup() {
  const hover = await startPractice()
  onTestFinished(() => hover.stop())
  const { id, email } = hover.practice.credentials.app
  const args = ['--name', 'Shop', '--app-id', id, '--email', email, '--base-url', hover.url, '--password-stdin']
  return {
    hover,
    add: (dataDir: string, password: string = hover.practice.credentials.app.password, more: readonly string[] = []) =>
      run(dataDir, ['sources', 'add-by-account', ...args, ...more], `${password}\n`),
  }
}

it('adds an app whose next delivery arrives', async () => {
  const { hover, add } = await setup()
  const dataDir = tempDir()
  const { line } = await serve(dataDir)
  await run(dataDir, ['settings', 'set', 'port', String(line.port)])
  const added = await add(dataDir, undefined, ['--json'])
  expect(JSON.parse(added.stdout)).toMatchObject({ kind: 'ussd-app', name: 'Shop' })
  const { hookPath } = JSON.parse(added.stdout)
  // The running engine follows the settings a moment later.
  await expect.poll(() => post(`http://127.0.0.1:${line.port}${hookPath}`, {})).toBe(401)
  expect(await hover.practice.deliver()).toMatchObject({ kind: 'answered', status: 200 })
  const { transactions } = await ask(dataDir, ['transactions'])
  expect(transactions).toMatchObject([{ status: 'failed' }])
})

it('keeps email and password nowhere', async () => {
  const { hover, add } = await setup()
  const dataDir = tempDir()
  const outputs = [await add(dataDir), await add(dataDir, 'planted-wrong-password')]
  const { email, password } = hover.practice.credentials.app
  const text = everythingIn(dataDir) + JSON.stringify(outputs)
  expect([email, password, 'planted-wrong-password'].filter(planted => text.includes(planted))).toEqual([])
})

it('says in one sentence that the login is wrong', async () => {
  const { add } = await setup()
  expect(await add(tempDir(), 'wrong')).toMatchObject({
    code: 1,
    stderr: 'Hover did not accept this email and password. Nothing was changed.\n',
  })
})

it('needs an address that stays', async () => {
  const { add } = await setup()
  const dataDir = tempDir()
  await run(dataDir, ['tunnel', 'set', 'ngrok'])
  expect(await add(dataDir)).toMatchObject({ code: 1, stderr: expect.stringContaining('no public address') })
})

it('takes a password of several words', async () => {
  const { hover, add } = await setup()
  await add(tempDir(), ' two words ')
  expect(JSON.parse(hover.practice.requests[0]?.body ?? '{}')).toMatchObject({ password: ' two words ' })
})
