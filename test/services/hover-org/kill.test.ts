import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { tokensSchema } from '../../../electron/services/hover-org/oauth.ts'
import { createPracticeHover } from '../../../electron/services/practice/server.ts'
import { keyFileCiphers } from '../../../electron/services/secrets/key-file-cipher.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { openVault } from '../../../electron/services/secrets/vault.ts'
import { routes } from './setup.ts'

/** A signed-in organization on the disk, whose access token is over, and a process that asks Hover with it. */
async function setup() {
  const dir = mkdtempSync(join(tmpdir(), 'hover-tray-refresh-'))
  const hover = createPracticeHover({ now: Date.now, after: async () => {}, randomBytes })
  const { url } = await hover.start()
  onTestFinished(async () => {
    await hover.stop()
    rmSync(dir, { recursive: true, force: true })
  })
  const { clientId, clientSecret } = hover.credentials.org
  const file = join(dir, 'secrets.json')
  const open = () => openVault({ file, ciphers: keyFileCiphers(join(dir, 'key')) })
  const grant = async (terms: object) => {
    const answer = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...terms, client_id: clientId, client_secret: clientSecret }),
    })
    return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, string>> }
  }
  const code = hover.authorizeCode()
  const { body } = await grant({ grant_type: 'authorization_code', code, redirect_uri: 'https://hover.to' })
  const tokens = {
    accessToken: body.access_token,
    refreshToken: body.refresh_token,
    expiresAt: new Date(0).toISOString(),
  }
  await (await open()).set(secretNames.tokens('homes'), JSON.stringify(tokens))
  const calls = (route: string) => hover.requests.filter(request => request.route === route)
  return {
    hover,
    calls,
    refreshes: () => calls(routes.token).filter(({ body: sent }) => sent.includes('"refresh_token"')).length,
    first: tokens,
    stored: async () => tokensSchema.parse(JSON.parse((await open()).get(secretNames.tokens('homes')) ?? '{}')),
    renew: (refreshToken: string | null) => grant({ grant_type: 'refresh_token', refresh_token: refreshToken ?? '' }),
    start: () =>
      fork(new URL('./processes/refresher.ts', import.meta.url), [file, join(dir, 'key'), url, clientId, clientSecret]),
  }
}

async function answersOf(child: ReturnType<typeof fork>): Promise<readonly string[]> {
  const [answers] = await once(child, 'message')
  await once(child, 'exit')
  return answers
}

it('C10 twenty callers at once make exactly one refresh, and all are answered', async () => {
  const { start, refreshes } = await setup()
  const answers = await answersOf(start())
  expect([new Set(answers), answers.length, refreshes()]).toEqual([new Set(['ok']), 20, 1])
})

it('C10 kill -9 at the first call with the new access token leaves the new refresh token on the disk', async () => {
  const { hover, calls, first, stored, start, renew } = await setup()
  for (let times = 0; times < 20; times++) hover.faults.hang(routes.list)
  const child = start()
  await expect.poll(() => calls(routes.list).length > 0).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { refreshToken } = await stored()
  expect([refreshToken === first.refreshToken, (await renew(refreshToken)).status]).toEqual([false, 200])
})

it('C10 kill -9 before Hover was asked leaves a refresh token that works', async () => {
  const { hover, calls, stored, start, renew } = await setup()
  hover.faults.hang(routes.token)
  const child = start()
  await expect.poll(() => calls(routes.token).length > 1).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect((await renew((await stored()).refreshToken)).status).toBe(200)
})

it('C10 kill -9 while Hover’s answer was on its way asks a person to connect again', async () => {
  const { hover, calls, start } = await setup()
  hover.faults.withholdAnswer(routes.token)
  const child = start()
  await expect.poll(() => calls(routes.token).length > 1).toBe(true)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(new Set(await answersOf(start()))).toEqual(new Set(['unauthorized']))
})
