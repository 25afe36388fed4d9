import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type QuestionName, questions } from '../../electron/contract/bridge/ipc.ts'
import { longestQuery } from '../../electron/contract/transactions/query.ts'
import { readHoverEvent, readVerificationCode } from '../../electron/core/hover-org/hover-event.ts'
import { redactUssdData } from '../../electron/core/masking/redact.ts'
import { readBody } from '../../electron/core/projection.ts'
import { completionsAt } from '../../electron/core/query/complete.ts'
import { parseQuery } from '../../electron/core/query/parse.ts'
import { readUssdSnapshot } from '../../electron/core/ussd/ussd-snapshot.ts'
import type { Answering } from '../../electron/services/answering/answers.ts'
import { createAsk } from '../../electron/services/answering/ask.ts'
import { isTrimmed, readEnd, readHead, readRecord } from '../../electron/services/importing/export-file.ts'
import { createPayloadSplitter } from '../../electron/services/importing/payload-splitter.ts'
import { parseBody, parseBodyExactly, repeatsKey } from '../../electron/services/receiving/gates/json-body.ts'
import { createUssdGate } from '../../electron/services/receiving/gates/ussd-gate.ts'
import { fixture } from '../core/ussd.ts'
import { anyJson, anyText, garbled, nearly } from './strangers.ts'
import { bounded, fuzzTimeout } from './time.ts'

const secret = '0123456789abcdef0123456789abcdef'
const names = ['v00', 'v01', 'v02', 'v03', 'v04', 'v05', 'v06', 'v07', 'v08', 'v09', 'v10', 'v11']
const payloads = names.map(name => fixture(name))
const event = {
  ...{ event: 'job-state-changed-v2', webhook_id: 1, job_id: 2, state: 'failed', content: { models: [{ id: 3 }] } },
  ...{ code: '11111111-2222-4333-8444-555555555555', external_identifier: 'x', model_id: 3 },
}
const anyUssd = fc.oneof(...payloads.map(({ data }) => nearly(data)), anyJson)
const anyEvent = fc.oneof(nearly(event), anyJson)

const known = {
  operator: ['MTN "x"'],
  country: ['ke'],
  category: ['a:b'],
  action: [''],
  sources: [{ id: 'a', name: 'Shop' }],
}

describe('whatever strangers send', { timeout: fuzzTimeout }, () => {
  it('the reader of USSD snapshots reads or names it odd, the same each time, and never throws', () => {
    const property = fc.property(anyUssd, data => {
      expect(readUssdSnapshot(data)).toEqual(readUssdSnapshot(structuredClone(data)))
      readBody('ussd-app', data)
    })
    fc.assert(property, bounded(1_500))
  })

  it('the reader of hover.to’s events reads or names it odd, the same each time, and never throws', () => {
    const property = fc.property(anyEvent, body => {
      expect(readHoverEvent(body)).toEqual(readHoverEvent(structuredClone(body)))
      readBody('hover-org', body)
      const code = readVerificationCode(body)
      expect(code === null || typeof code.code === 'string').toBe(true)
    })
    fc.assert(property, bounded(1_500))
  })

  it('the reader of bodies reads it or not, and never throws', () => {
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      ...payloads.map(payload => garbled(JSON.stringify(payload))),
    )
    const property = fc.property(body, bytes => {
      const values = [parseBody(bytes), parseBodyExactly(bytes)]
      for (const value of values) if (value !== undefined) repeatsKey(bytes, value)
      expect(values[0] === undefined).toBe(values[1] === undefined)
    })
    fc.assert(property, bounded(1_500))
  })

  it('the gate lets nothing in without the secret, and hands on no secret and no planted PIN', () => {
    const gate = createUssdGate([{ sourceId: 'a', secret, provenBy: 'current-secret' }], () => 0)
    const meta = fc.oneof(fc.constant({ secret }), nearly({ secret }), anyJson)
    const pin = fc.stringMatching(/^[1-9][0-9]{5}$/)
    const key = fc.constantFrom('pin', 'PIN', 'userPin', 'm_pin', 'password', 'otp', 'mot_de_passe', 'senha')
    const property = fc.property(anyUssd, meta, pin, key, (data, proof, planted, name) => {
      const canary = `zq${planted}7x`
      const whole = {
        meta: proof,
        data: { around: data, input_extras: { [name]: canary }, said: `it is ${canary} !`, by: secret },
      }
      const verdict = gate.check(Buffer.from(JSON.stringify(whole)), 'a')
      const isProven = JSON.parse(JSON.stringify(proof) ?? 'null')?.secret === secret
      if (verdict.kind === 'authentic') expect(verdict.body.toString()).not.toContain(canary)
      if (verdict.kind === 'authentic') expect(verdict.body.toString()).not.toContain(secret)
      expect(verdict.kind === 'authentic' && !isProven).toBe(false)
    })
    fc.assert(property, bounded(1_500))
  })

  it('the redaction never throws, and changes nothing the second time', () => {
    const property = fc.property(anyUssd, data => {
      const once = redactUssdData(data)
      expect(redactUssdData(once)).toEqual(once)
    })
    fc.assert(property, bounded(1_500))
  })

  it('the readers of imports read it or not, and never hold more than one payload', () => {
    const record = {
      kind: 'delivery',
      receivedAt: 1,
      sourceId: 'a',
      sourceName: 'A',
      product: 'ussd-app',
      signed: null,
    }
    const line = fc.oneof(
      nearly({ ...record, digest: 'ab', body: '{}' }).map(value => JSON.stringify(value) ?? ''),
      anyText,
    )
    const file = fc.oneof(
      garbled(
        payloads
          .map(payload => JSON.stringify(payload))
          .join('\n')
          .slice(0, 4_000),
      ),
      fc.uint8Array(),
    )
    const property = fc.property(line, file, fc.integer({ min: 1, max: 64 }), (text, bytes, chunkBytes) => {
      for (const read of [readHead, readRecord, readEnd, isTrimmed]) read(text)
      const splitter = createPayloadSplitter(1_000)
      const pieces = []
      for (let at = 0; at < bytes.length; at += chunkBytes)
        pieces.push(...splitter.push(bytes.subarray(at, at + chunkBytes)))
      pieces.push(...splitter.end())
      for (const piece of pieces) if (piece.kind === 'payload') expect(piece.bytes.length).toBeLessThanOrEqual(1_000)
    })
    fc.assert(property, bounded(1_000))
  })
})

describe('whatever a page asks', { timeout: fuzzTimeout }, () => {
  it('is answered with an envelope that is a reply or a failure with a sentence', async () => {
    const reached = Object.keys(questions).map(name => [name, async () => ({ ok: true, value: null })])
    // What the answers are does not matter here.
    const ask = createAsk({ answers: Object.fromEntries(reached) as Answering, log: () => {} })
    const near = {
      id: 'a',
      secret: 'b',
      kind: 'ussd-app',
      name: 'c',
      limit: 5,
      text: 'd',
      caret: 0,
      query: 'e',
      on: true,
    }
    const question = fc.oneof(fc.constantFrom(...(Object.keys(questions) as QuestionName[])), anyText, anyJson)
    const input = fc.oneof(
      fc.constant(undefined),
      nearly(near),
      anyJson,
      fc.anything({ withDate: true, withMap: true, withBigInt: true }),
    )
    const property = fc.asyncProperty(question, input, async (name, given) => {
      const reply = await ask(name, given)
      expect(reply.ok || reply.failure.sentence.length > 0).toBe(true)
    })
    await fc.assert(property, bounded(3_000))
  })

  it('as a query is read or answered with problems inside of it, and completed anywhere', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'status:',
        'is:',
        '-',
        '"',
        'since:2d',
        'until:',
        '(',
        ')',
        ' OR ',
        'operator:"',
        '\\',
        ':',
        ' ',
        'failed',
      ),
      anyText,
    )
    const property = fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(200), (pieces, caret) => {
      const text = pieces.join('').slice(0, longestQuery)
      const reading = parseQuery(text)
      if (!reading.ok) for (const { sentence } of reading.problems) expect(sentence).not.toBe('')
      completionsAt(text, caret, known)
    })
    fc.assert(property, bounded(2_000))
  })
})
