import { expect, test } from 'vitest'
import { z } from 'zod'
import { startApi } from './api-kit.ts'
import { readEvents } from './event-reading.ts'

const schemaSchema = z.record(z.string(), z.unknown())
const jsonSchema = z.object({ 'application/json': z.object({ schema: z.object({ $ref: z.string() }) }) })
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) }))),
  components: z.object({ schemas: z.record(z.string(), schemaSchema) }),
})
type Document = z.output<typeof documentSchema>

/** Made of a schema of the document alone. */
function validatorOf({ components }: Document, name: string) {
  const schema = components.schemas[name]
  if (schema === undefined) throw new Error(`The document has no ${name}.`)
  return z.fromJSONSchema(schema)
}

/** What the document calls the answer of a path. */
function answerName({ paths }: Document, path: string, method: string): string {
  const answer = z.object({ content: jsonSchema }).parse(paths[path]?.[method]?.responses['200'])
  return answer.content['application/json'].schema.$ref.split('/').at(-1) ?? ''
}

async function filled() {
  const api = await startApi()
  await api.receive({ uuid: 'a', status: 'failed', initiated_at: '2026-03-01T09:00:00Z' })
  await api.receive({ uuid: 'b', status: 'pending', initiated_at: '2026-03-01T10:00:00Z' })
  return { ...api, document: documentSchema.parse(await api.get('/v1/openapi.json')) }
}

test.each([
  ['/v1/transactions', '/v1/transactions'],
  ['/v1/transactions/{id}', '/v1/transactions/a'],
  ['/v1/transactions/{id}', '/v1/transactions/b'],
  ['/v1/transactions/{id}/deliveries', '/v1/transactions/a/deliveries'],
  ['/v1/report', '/v1/report'],
  ['/v1/health', '/v1/health'],
])('what the document says of %s is what %s answers', async (path, asked) => {
  const { get, document } = await filled()
  const answer = await get(asked)
  expect(validatorOf(document, answerName(document, path, 'get')).safeParse(answer).error).toBeUndefined()
})

test('what it says of one delivery and of a decision is what is answered', async () => {
  const { get, decide, document } = await filled()
  const [{ seq }] = (await get('/v1/transactions/a/deliveries')).deliveries
  const delivery = await get(`/v1/deliveries/${seq}`)
  const decided = JSON.parse((await decide('/v1/transactions/a/resolve', { verdict: 'failed' })).body)
  const named = [
    answerName(document, '/v1/deliveries/{seq}', 'get'),
    answerName(document, '/v1/transactions/{id}/resolve', 'post'),
  ]
  const errors = [delivery, decided].map((one, at) => validatorOf(document, named[at] ?? '').safeParse(one).error)
  expect(errors).toEqual([undefined, undefined])
})

test('what it says of problems and of events is what is sent', async () => {
  const { ask, port, document } = await filled()
  const problem = JSON.parse((await ask('/v1/nothing')).body)
  expect(validatorOf(document, 'Problem').safeParse(problem).error).toBeUndefined()
  const stream = await readEvents(port, '0')
  await stream.until(() => stream.uuids().length === 2)
  for (const { data } of stream.events)
    expect(validatorOf(document, 'TransactionEvent').safeParse(data).error).toBeUndefined()
})

test('would notice a field that is gone, or of another type', async () => {
  const { get, document } = await filled()
  const validator = validatorOf(document, 'TransactionPage')
  const page = await get('/v1/transactions')
  const [{ title: _gone, ...without }] = page.transactions
  const broken = [
    { ...page, transactions: [without] },
    { ...page, next: 3 },
  ]
  expect(broken.map(one => validator.safeParse(one).success)).toEqual([false, false])
})

test('names every field that is answered', async () => {
  const { get, document } = await filled()
  const namesSchema = z.object({
    properties: z.object({ transactions: z.object({ items: z.object({ properties: schemaSchema }) }) }),
  })
  const { properties } = namesSchema.parse(document.components.schemas.TransactionPage)
  const [row] = (await get('/v1/transactions')).transactions
  expect(Object.keys(row).toSorted()).toEqual(Object.keys(properties.transactions.items.properties).toSorted())
})

test('names the paths, their parameters and what they need', async () => {
  const { get } = await startApi()
  const { openapi, info, security, paths } = await get('/v1/openapi.json')
  expect([openapi, info.version, security]).toEqual(['3.1.0', '1.2.3', [{ token: [] }]])
  expect(Object.keys(paths)).toEqual([
    '/v1/transactions',
    '/v1/transactions/{id}',
    '/v1/transactions/{id}/deliveries',
    '/v1/deliveries/{seq}',
    '/v1/transactions/{id}/resolve',
    '/v1/transactions/{id}/reopen',
    '/v1/overview',
    '/v1/report',
    '/v1/health',
    '/v1/events',
    '/v1/openapi.json',
  ])
  const parameters = paths['/v1/transactions'].get.parameters
  expect(parameters.find(({ name }: { name: string }) => name === 'limit')).toMatchObject({
    ...{ in: 'query', required: false },
    schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
  })
  expect(paths['/v1/transactions/{id}/resolve'].post.requestBody.content['application/json'].schema).toMatchObject({
    ...{ type: 'object', required: ['verdict'], additionalProperties: false },
  })
})
