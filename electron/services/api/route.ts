import { z } from 'zod'
import type { Reply } from '../../contract/bridge/ipc.ts'

export type ShapeName =
  | 'TransactionPage'
  | 'TransactionDetail'
  | 'Deliveries'
  | 'Delivery'
  | 'Overview'
  | 'Report'
  | 'Health'
  | 'Done'

/** One question of the API: what it takes, and how it is answered. */
interface RouteOf<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> {
  readonly method: 'GET' | 'POST'
  /** `{name}` stands for one part of the path. */
  readonly path: string
  readonly summary: string
  readonly params: Params
  readonly query: Query
  /** Left out where it takes none. */
  readonly body?: Body
  readonly answer: z.ZodType
  readonly answerName: ShapeName
  readonly run: (asked: {
    readonly params: z.output<Params>
    readonly query: z.output<Query>
    readonly body: z.output<Body>
  }) => Promise<Reply<unknown>>
}

/** What came, read from the address and the body, and not yet checked. */
export interface Raw {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
}

export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly summary: string
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodType | null
  readonly answer: z.ZodType
  readonly answerName: ShapeName
  readonly handle: (raw: Raw) => Promise<Reply<unknown>>
}

/** Checks what comes in and what goes out with the schemas that the OpenAPI document is made of. */
export function route<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>({
  run,
  body,
  ...route
}: RouteOf<P, Q, B>): Route {
  const readParams = createTextReading(route.params)
  const readQuery = createTextReading(route.query)
  return {
    ...route,
    body: body ?? null,
    async handle(raw) {
      const [params, query] = [readParams(raw.params), readQuery(raw.query)]
      const content = (body ?? z.undefined()).safeParse(raw.body)
      const error = params.error ?? query.error ?? content.error
      if (error !== undefined) return { ok: false, failure: { code: 'invalid-input', sentence: sentenceOf(error) } }
      // Without a schema of the body nothing asks for one.
      const asked = { params: params.data, query: query.data, body: content.data } as Parameters<typeof run>[0]
      const reply = await run(asked)
      return reply.ok ? { ok: true, value: route.answer.parse(reply.value) } : reply
    },
  }
}

/** In an address everything is text: digits become a number where the schema wants one. */
function createTextReading(schema: z.ZodObject) {
  const numbers = new Set(
    Object.entries(schema.shape).flatMap(([name, of]) => (jsonSchemaOf(of).type === 'integer' ? [name] : [])),
  )
  return (texts: Readonly<Record<string, string>>) =>
    schema.safeParse(
      Object.fromEntries(
        Object.entries(texts).map(([name, text]) => [
          name,
          numbers.has(name) && /^\d{1,15}$/.test(text) ? Number(text) : text,
        ]),
      ),
    )
}

/** As a client has to write it. */
export function jsonSchemaOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}

/** Names the part that does not fit, and never quotes it. */
function sentenceOf({ issues }: z.ZodError): string {
  const [issue] = issues
  const where = issue?.path.map(String).join('.') ?? ''
  const what = issue?.code === 'unrecognized_keys' ? 'It names something that is not known here.' : issue?.message
  return `${where === '' ? '' : `${where}: `}${what ?? 'It cannot be read.'} See /v1/openapi.json.`
}
