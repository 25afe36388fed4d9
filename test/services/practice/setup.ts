import { randomBytes } from 'node:crypto'
import { createPracticeHover, type PracticeDeps } from '../../../electron/services/practice/server.ts'
import { startHook } from '../../fakes/hook.ts'

/** A practice Hover whose stories play at once, and a hook. */
export const startPractice = async (deps: Partial<PracticeDeps> = {}) => {
  const clock = { ms: Date.parse('2026-07-01T12:00:00.000Z') }
  const practice = createPracticeHover({ now: () => clock.ms, after: async () => {}, randomBytes, ...deps })
  const { url } = await practice.start()
  const hook = await startHook()

  const call = async (path: string, init: RequestInit & { json?: unknown; token?: string } = {}) => {
    const { json, token, ...rest } = init
    const answer = await fetch(`${url}${path}`, {
      redirect: 'manual',
      ...rest,
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: token }),
        ...rest.headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
    return { status: answer.status, headers: answer.headers, text, json: isJson ? JSON.parse(text) : undefined }
  }
  const post = (path: string, json: unknown, token?: string) =>
    call(path, { method: 'POST', json, ...(token === undefined ? {} : { token }) })

  const redirectUri = 'https://hover.to'
  const client = {
    client_id: practice.credentials.org.clientId,
    client_secret: practice.credentials.org.clientSecret,
  }
  const exchange = (code: string) =>
    post('/oauth/token', { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...client })
  const bearer = async () => `Bearer ${(await exchange(practice.authorizeCode())).json.access_token}`

  return {
    bearer,
    call,
    client,
    clock,
    exchange,
    hook,
    post,
    practice,
    url,
    /** Registers and verifies the hook as an organization's webhook. */
    async connectHook(address = hook.url) {
      const token = await bearer()
      const { json: row } = await post('/api/v2/webhooks', { webhook: { url: address, content_type: 'json' } }, token)
      await waitFor(() => hook.received.find(({ json }) => json.webhook_id === row.id) !== undefined)
      const code = hook.received.find(({ json }) => json.webhook_id === row.id)?.json.code
      await call(`/api/v2/webhooks/${code}/verify`, { method: 'PUT', token })
      return row
    },
    async stop() {
      await practice.stop()
      await hook.stop()
    },
  }
}

const waitFor = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise(resolve => setImmediate(resolve))
}
