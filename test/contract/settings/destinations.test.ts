import { expect, test } from 'vitest'
import { destinationSchema, isTrusted, outboxDestinationOf } from '../../../electron/contract/settings/destinations.ts'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'

const named = { id: 'books', name: 'Books' }

test('a destination of an earlier version, which had no kind, is one over HTTP', () => {
  const written = [
    { ...named, form: 'cloudevents', takes: 'deliveries', isTrusted: true, previousKeyUntil: null },
    { ...named, form: 'raw' },
  ]
  const { destinations } = settingsSchema.parse({ destinations: written })
  expect(destinations.map(({ kind, form }) => [kind, form])).toEqual([
    ['http', 'cloudevents'],
    ['http', 'raw'],
  ])
  expect(destinations[0]).toMatchObject(written[0] ?? {})
})

test.each([
  [{ form: 'cloudevents' }, 'everything', false],
  [{ form: 'cloudevents', takes: 'status-changes', isTrusted: true }, 'status-changes', true],
  [{ form: 'raw' }, 'deliveries', true],
  [{ kind: 'nats', form: 'cloudevents', takes: 'deliveries' }, 'deliveries', false],
  [{ kind: 'postgres', form: 'tables' }, 'everything', false],
])('%j hears of %s, and is trusted: %s', (wanted, takes, trusted) => {
  const destination = destinationSchema.parse({ ...named, ...wanted })
  expect([outboxDestinationOf(destination), isTrusted(destination)]).toEqual([
    { id: 'books', takes, practice: false },
    trusted,
  ])
})

test.each([
  { kind: 'kafka', form: 'cloudevents' },
  { kind: 'nats', form: 'raw' },
  { kind: 'nats', form: 'cloudevents', stream: 'a.b' },
  { kind: 'nats', form: 'cloudevents', stream: 'a b' },
  { kind: 'postgres', form: 'tables', schema: 'Robert"; DROP' },
  { kind: 'postgres', form: 'tables', schema: 'pg_own' },
  { kind: 'postgres', form: 'tables', schema: 'information_schema' },
])('%j is no destination', wanted => {
  expect(destinationSchema.safeParse({ ...named, ...wanted }).success).toBe(false)
})
