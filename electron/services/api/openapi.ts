import { z } from 'zod'
import { jsonSchemaOf, type Route } from './route.ts'
import { eventShapes, problemShape } from './state-shapes.ts'

/** The document of the API, made of the schemas that check what comes in and goes out. */
export function openApiOf(routes: readonly Route[], version: string): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Hover Tray', version, description: 'Transactions of Hover as the engine holds them, masked.' },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths: { ...pathsOf(routes), ...eventPath, ...documentPath },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...Object.fromEntries(routes.map(({ answer, answerName }) => [answerName, answerSchemaOf(answer)])),
        ...Object.fromEntries(Object.entries(eventShapes).map(([name, of]) => [eventName(name), answerSchemaOf(of)])),
        Problem: answerSchemaOf(problemShape),
      },
    },
  }
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })

function eventName(kind: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Event`
}

/** What is handed out may grow: a field that is not named is nothing to complain about. */
function answerSchemaOf(shape: z.ZodType): object {
  const { $schema: _draft, ...schema } = z.toJSONSchema(shape, { io: 'input' })
  return schema
}

const problem = {
  description: 'Why not, and what to do',
  content: { 'application/problem+json': { schema: reference('Problem') } },
}

function pathsOf(routes: readonly Route[]): Record<string, object> {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) }
  return paths
}

function operationOf({ summary, params, query, body, answerName }: Route): object {
  return {
    summary,
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body !== null && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchemaOf(body) } } },
    }),
    responses: {
      200: { description: 'As asked', content: { 'application/json': { schema: reference(answerName) } } },
      default: problem,
    },
  }
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): readonly object[] {
  const { properties = {}, required = [] } = jsonSchemaOf(schema)
  return Object.entries(properties).map(([name, of]) => ({
    ...{ name, in: place, required: required.includes(name), schema: of },
  }))
}

const eventPath = {
  '/v1/events': {
    get: {
      summary: 'Server-sent events: what changes, from a position on',
      parameters: [
        {
          ...{
            name: 'Last-Event-ID',
            in: 'header',
            required: false,
            schema: { type: 'string', pattern: '^\\d{1,15}$' },
          },
          description: 'the last id that was read; without one it begins with what comes now',
        },
      ],
      responses: {
        200: {
          description: 'An endless stream. The data of each event is JSON, by the kind of the event',
          content: {
            'text/event-stream': {
              schema: { type: 'string' },
              'x-events': Object.fromEntries(Object.keys(eventShapes).map(kind => [kind, reference(eventName(kind))])),
            },
          },
        },
        default: problem,
      },
    },
  },
}

const documentPath = {
  '/v1/openapi.json': {
    get: {
      summary: 'This document',
      parameters: [],
      responses: {
        200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
        default: problem,
      },
    },
  },
}
