import type { Reply } from '../../contract/bridge/ipc.ts'
import { fieldKeys, timeKeys } from '../../contract/transactions/query.ts'
import { fixedValues } from '../../core/query/vocabulary.ts'
import { jsonSchemaOf, type Route } from '../api/route.ts'

/** What an assistant may ask. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  /** JSON Schemas of what it takes and what it answers. */
  readonly input: object
  readonly output: object
  readonly run: (input: Readonly<Record<string, unknown>>) => Promise<Reply<unknown>>
}

interface Offer {
  readonly name: string
  readonly path: string
  readonly title: string
  readonly description: string
}

const offers: readonly Offer[] = [
  {
    name: 'search_transactions',
    path: '/v1/transactions',
    title: 'Search transactions',
    description: `Transactions of Hover, newest first, masked. A query is words, "exact phrases", and conditions
key:value with the keys ${[...fieldKeys, ...timeKeys].join(', ')}.
${Object.entries(fixedValues)
  .map(([key, values]) => `${key}: ${values.join(', ')}.`)
  .join('\n')}
Times are 2d, 3w, 24h or 2026-11-01. Several values of one key mean any of them, different keys mean all, a minus in front
means not; operator:none finds what has no operator. Examples: status:failed since:2d
 ; operator:"MTN Ghana" -status:succeeded "low balance" ; is:stuck. Hand "next" back as "after" for the next page.`,
  },
  {
    name: 'get_transaction',
    path: '/v1/transactions/{id}',
    title: 'One transaction',
    description:
      'All there is about one transaction, masked: its history, the conversation, why it failed and who must act. The id is that of a search, or the provider’s when only one source has it.',
  },
  {
    name: 'list_deliveries',
    path: '/v1/transactions/{id}/deliveries',
    title: 'Deliveries of a transaction',
    description: 'What Hover posted about one transaction, oldest first, masked; the newest fifty with their JSON.',
  },
  {
    name: 'overview',
    path: '/v1/overview',
    title: 'Sums',
    description:
      'How many transactions began in a time, and what became of them: by status, action, operator, country and category, and over time.',
  },
  {
    name: 'report',
    path: '/v1/report',
    title: 'What happened',
    description:
      'What happened since a time, what is open, what may be missing because nothing could arrive. Its sentences are for people.',
  },
  {
    name: 'health',
    path: '/v1/health',
    title: 'Health',
    description: 'Which link between Hover and people is broken, since when, and what mends it.',
  },
]

/** The tools, made of the routes of the API: the same checks, the same shapes, and only those that read. */
export function createTools(routes: readonly Route[]): readonly Tool[] {
  return offers.flatMap(({ path, ...offer }) => {
    const route = routes.find(one => one.path === path && one.method === 'GET')
    return route === undefined ? [] : [toolOf(offer, route)]
  })
}

function toolOf(offer: Omit<Offer, 'path'>, route: Route): Tool {
  const [params, query] = [jsonSchemaOf(route.params), jsonSchemaOf(route.query)]
  const names = new Set(Object.keys(params.properties ?? {}))
  return {
    ...offer,
    input: {
      type: 'object',
      properties: { ...params.properties, ...query.properties },
      required: [...(params.required ?? []), ...(query.required ?? [])],
      additionalProperties: false,
    },
    output: jsonSchemaOf(route.answer),
    run(input) {
      const entries = Object.entries(input).map(([name, value]) => [name, textOf(value)] as const)
      const [ofPath, others] = [
        entries.filter(([name]) => names.has(name)),
        entries.filter(([name]) => !names.has(name)),
      ]
      return route.handle({ params: Object.fromEntries(ofPath), query: Object.fromEntries(others), body: undefined })
    },
  }
}

/** A route reads what stands in an address; what is no text or number there is refused by its schema. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
