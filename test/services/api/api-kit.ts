import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { type ApiPlace, createApi } from '../../../electron/services/api/api.ts'
import { type Clock, systemClock } from '../../../electron/services/clock.ts'
import type { LogFacts } from '../../../electron/services/log.ts'
import { delivery, post } from '../../cli/cli-kit.ts'
import { addShop, dataFolder, startEngine } from '../doctor/engine-kit.ts'

export const token = 'a-token-of-forty-three-characters-or-so-1234'

export interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The whole engine with one USSD app, and its API over HTTP. */
export async function startApi({ clock = systemClock, ...place }: Partial<ApiPlace> & { readonly clock?: Clock } = {}) {
  const dataDir = dataFolder()
  const app = await startEngine(dataDir)
  const hook = await addShop(app)
  const logged: { readonly event: string; readonly facts: LogFacts | undefined }[] = []
  let known: string | undefined = token
  const api = createApi({
    place: { host: '127.0.0.1', port: 0, names: [], ...place },
    asked: app,
    ...{ token: () => known, version: '1.2.3', clock },
    log: (_level, event, facts) => logged.push({ event, facts }),
  })
  const port = (await api.open()) ?? 0
  onTestFinished(() => api.close())

  const ask = (path: string, { method = 'GET', headers = {}, body }: Asking = {}) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const call = request({
        ...{ host: '127.0.0.1', port, path, method, agent: false },
        headers: { authorization: `Bearer ${token}`, ...headers },
      })
      call.once('error', reject)
      call.once('response', response => {
        const { statusCode = 0, headers: answered } = response
        text(response).then(said => resolve({ status: statusCode, headers: answered, body: said }), reject)
      })
      call.end(body)
    })

  return {
    ...{ app, dataDir, port, ask, logged, close: api.close },
    setToken: (next: string | undefined) => {
      known = next
    },
    /** What is answered, parsed. */
    get: async (path: string) => JSON.parse((await ask(path)).body),
    decide: (path: string, body: unknown = {}) =>
      ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    /** A delivery through the hook, as Hover posts it; resolves when it is in the list. */
    async receive(attributes: Readonly<Record<string, unknown>> = {}): Promise<void> {
      const status = await post(hook, delivery(attributes))
      if (status !== 200) throw new Error(`The hook answered ${status}.`)
      await app.store.settled()
    },
  }
}

/** The path of a USSD transaction of the only app, whole id and encoded. */
export async function pathOf({ get }: Pick<Awaited<ReturnType<typeof startApi>>, 'get'>, uuid: string) {
  const { transactions } = await get('/v1/transactions')
  const found = transactions.find(({ providerId }: { providerId: string }) => providerId === uuid)
  return `/v1/transactions/${encodeURIComponent(found.id)}`
}
