import { describe, expect, it } from 'vitest'
import { type Source, settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { createHoverGate } from '../../../electron/services/receiving/gates/hover-gate.ts'
import { createUssdGate } from '../../../electron/services/receiving/gates/ussd-gate.ts'
import { proveUssd } from '../../../electron/services/receiving/gates/ussd-proving.ts'
import type { RawDelivery } from '../../../electron/services/receiving/http/receiver.ts'
import { type Arrival, createInbox } from '../../../electron/services/receiving/inbox.ts'
import type { DeliveryEntry } from '../../../electron/services/store/journal/entries/entry.ts'
import type { Appended } from '../../../electron/services/store/store.ts'
import { fixture } from '../../core/ussd.ts'
import file from '../../fixtures/hover-to/signature-vectors.json' with { type: 'json' }

const { sources } = settingsSchema.parse({
  sources: [
    { kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/a' },
    { kind: 'ussd-app', id: 'other', name: 'Other', hookPath: '/hook/b' },
    { kind: 'hover-org', id: 'homes', name: 'Homes', hookPath: '/hooks/hover' },
  ],
})
const now = Date.parse('Wed, 01 Jul 2026 12:00:00 GMT')
const s1 = '0123456789abcdef0123456789abcdef'
const s2 = 'ffffffffffffffffffffffffffffffff'

interface Setup {
  readonly appended?: Appended
  readonly isAwaited?: boolean
  readonly present?: readonly Source[]
}

function setup({ appended = { ok: true, seq: 1 }, isAwaited = true, present = sources }: Setup = {}) {
  const entries: DeliveryEntry[] = []
  const events: Arrival[] = []
  const codes: unknown[] = []
  const logged: string[] = []
  const turnedAway: string[] = []
  const inbox = createInbox({
    sourceAt: hookPath => present.find(source => source.hookPath === hookPath),
    proveUssd: unproven => {
      const gate = createUssdGate(
        [
          { sourceId: 'shop', secret: s1, provenBy: 'current-secret' },
          { sourceId: 'other', secret: s2, provenBy: 'previous-secret' },
        ],
        () => 0,
      )
      return proveUssd(unproven, gate, new Map(present.map(({ id, name }) => [id, name])))
    },
    hoverGate: () =>
      createHoverGate({
        secretOf: id => (id === file.webhookId ? file.secret : undefined),
        publicPath: target => target,
        replayWindowMs: 900_000,
        acceptsSha1: true,
      }),
    onCode: (...code) => {
      codes.push(code)
      return isAwaited
    },
    append: async entry => {
      entries.push(entry)
      return appended
    },
    onEvent: event => events.push(event),
    onTurnedAway: () => turnedAway.push('one'),
    log: (level, event, facts) => logged.push(JSON.stringify([level, event, facts])),
  })
  return { inbox, entries, events, codes, logged, turnedAway }
}

const ussd = (body: unknown, hookPath = '/hook/a'): RawDelivery => ({
  ...{ hookPath, target: hookPath, headers: {}, receivedAt: now },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})
const hover = (id: string, change: Readonly<Record<string, string>> = {}): RawDelivery => {
  const found = file.vectors.find(vector => vector.id === id)
  if (found === undefined) throw new Error(id)
  const { path, headers, body } = found
  return { hookPath: path, target: path, headers: { ...headers, ...change }, body: Buffer.from(body), receivedAt: now }
}

describe('the inbox', () => {
  it('keeps a proven USSD delivery redacted, and answers 200', async () => {
    const { inbox, entries, events } = setup()
    expect(await inbox.accept(ussd(fixture('v08')))).toEqual({ status: 200 })
    expect(entries).toMatchObject([
      { kind: 'delivery', receivedAt: now, sourceId: 'shop', sourceName: 'Shop', product: 'ussd-app', signed: null },
    ])
    expect(Buffer.from(entries[0]?.body ?? []).toString()).not.toMatch(new RegExp(`4821|meta|${s1}`))
    expect(events).toEqual([{ kind: 'accepted', sourceId: 'shop', receivedAt: now }])
  })

  it('keeps a delivery under the app whose secret it holds, not under the one of the address', async () => {
    const { inbox, entries } = setup()
    await inbox.accept(ussd({ ...fixture('v01'), meta: { secret: s2 } }, '/hook/a'))
    expect(entries).toMatchObject([{ sourceId: 'other', sourceName: 'Other', provenBy: 'previous-secret' }])
  })

  it.each([
    ['no data', {}],
    ['a list', { data: [] }],
    ['another type', { data: { type: 'device', id: '1' } }],
  ])('keeps what is proven but odd: %s', async (_, rest) => {
    const { inbox, entries } = setup()
    const answer = await inbox.accept(ussd({ meta: { secret: s1 }, ...rest }))
    expect([answer.status, entries.length]).toEqual([200, 1])
  })

  it.each([
    ['a wrong secret', { ...fixture('v01'), meta: { secret: 'x' } }, 401, 'wrong-secret'],
    ['no secret', { data: {} }, 401, 'no-secret'],
    ['no JSON', 'a=b', 400, 'malformed'],
    ['a list', '[]', 400, 'malformed'],
  ])('refuses %s and keeps nothing', async (_, body, status, reason) => {
    const { inbox, entries, events } = setup()
    expect(await inbox.accept(ussd(body))).toEqual({ status })
    expect([entries, events]).toEqual([[], [{ kind: 'refused', sourceId: 'shop', reason, receivedAt: now }]])
  })

  it('logs a refusal without anything of the body', async () => {
    const { inbox, logged } = setup()
    await inbox.accept(ussd({ ...fixture('v02'), meta: { secret: 'almost-right' } }))
    expect(logged).toEqual([JSON.stringify(['warn', 'delivery-refused', { sourceId: 'shop', reason: 'wrong-secret' }])])
  })

  it.each([
    ['full', 1],
    ['disk', 10],
  ] as const)(
    'answers 503 when the journal is %s, and counts it neither as let in nor as refused',
    async (reason, retryAfterS) => {
      const { inbox, events } = setup({ appended: { ok: false, reason } })
      const answer = await inbox.accept(ussd(fixture('v01')))
      expect([answer, events]).toEqual([
        { status: 503, retryAfterS },
        [{ kind: 'not-stored', sourceId: 'shop', reason }],
      ])
    },
  )

  it('counts what found the journal full, and logs no line for each', async () => {
    const { inbox, turnedAway, logged } = setup({ appended: { ok: false, reason: 'full' } })
    await inbox.accept(ussd(fixture('v01')))
    await inbox.accept(ussd(fixture('v01')))
    expect([turnedAway.length, logged]).toEqual([2, []])
  })

  it('keeps an organization’s event byte for byte with its signed headers', async () => {
    const { inbox, entries } = setup()
    const delivery = hover('V1')
    expect(await inbox.accept(delivery)).toEqual({ status: 200 })
    expect(entries).toEqual([
      expect.objectContaining({
        ...{ sourceId: 'homes', sourceName: 'Homes', product: 'hover-org', provenBy: 'current-secret' },
        body: delivery.body,
        signed: expect.stringContaining('"target":"/hooks/hover"'),
      }),
    ])
  })

  it.each([
    ['a forged signature', hover('V6'), 401, 'bad-signature'],
    ['a webhook that is not ours', hover('V1', { 'hover-signature-256': 'sha256=9:AAAA' }), 401, 'wrong-webhook'],
    ['an old delivery', { ...hover('V1'), receivedAt: now + 960_000 }, 401, 'stale'],
    ['a body that is no JSON', { ...hover('V1'), body: Buffer.from('{') }, 400, 'malformed'],
  ])('refuses %s of an organization and keeps nothing', async (_, delivery, status, reason) => {
    const { inbox, entries, events } = setup()
    expect([await inbox.accept(delivery), entries]).toEqual([{ status }, []])
    expect(events).toMatchObject([{ kind: 'refused', sourceId: 'homes', reason }])
  })

  it.each([
    ['late', 960_000],
    ['early', -960_000],
  ])('R11 logs a %s delivery of Hover’s own apart from forged ones, with the skew', async (_, skewMs) => {
    const { inbox, events, logged } = setup()
    await inbox.accept({ ...hover('V1'), receivedAt: now + skewMs })
    expect([events, logged]).toEqual([
      [{ kind: 'refused', sourceId: 'homes', reason: 'stale', receivedAt: now + skewMs, skewMs }],
      [JSON.stringify(['warn', 'delivery-stale', { sourceId: 'homes', skewMs }])],
    ])
  })

  it('R11 tells the skew of a delivery that is let in', async () => {
    const { inbox, events } = setup()
    await inbox.accept({ ...hover('V1'), receivedAt: now + 5_000 })
    expect(events).toMatchObject([{ kind: 'accepted', skewMs: 5_000 }])
  })

  it('hands a verification code to the registration that waits for it, and stores none', async () => {
    const { inbox, entries, codes } = setup()
    expect([await inbox.accept(hover('V2')), codes, entries]).toEqual([
      { status: 200 },
      [['homes', expect.objectContaining({ webhookId: 41001, code: '11111111-2222-4333-8444-555555555555' })]],
      [],
    ])
  })

  it('refuses a verification code that nobody waits for', async () => {
    const { inbox, events } = setup({ isAwaited: false })
    expect([await inbox.accept(hover('V2')), events]).toMatchObject([
      { status: 401 },
      [{ kind: 'refused', reason: 'not-our-registration' }],
    ])
  })

  it('refuses what comes for a source that was just removed', async () => {
    const { inbox, entries } = setup({ present: [] })
    expect([await inbox.accept(ussd(fixture('v01'))), entries]).toEqual([{ status: 401 }, []])
  })
})
