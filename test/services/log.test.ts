import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog, type LogFacts } from '../../electron/services/log.ts'

const limit = 5 * 1_048_576

let folder: string
let file: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'log-')), 'logs')
  file = join(folder, 'hover-tray.log')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const now = () => Date.parse('2026-07-01T12:00:00.123Z')
const log = (onLine?: (line: string) => void) => createLog({ folder, now, ...(onLine && { onLine }) })

function lineOf(facts: LogFacts, event = 'delivery-refused') {
  let line = ''
  log(text => {
    line = text
  })('warn', event, facts)
  return line
}

describe('the log', () => {
  it('writes one line of JSON for each event, to its file and to the listener', () => {
    const line = lineOf({ sourceId: 'ussd-1a2b3c4d', reason: 'wrong-secret', count: 12_345_678, isNew: true })
    expect([JSON.parse(line), readFileSync(file, 'utf8')]).toEqual([
      {
        at: '2026-07-01T12:00:00.123Z',
        level: 'warn',
        event: 'delivery-refused',
        sourceId: 'ussd-1a2b3c4d',
        reason: 'wrong-secret',
        count: 12_345_678,
        isNew: true,
      },
      `${line}\n`,
    ])
  })

  it('lets only this user read it', () => {
    log()('info', 'started')
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
  })

  it('appends to what is there', () => {
    log()('info', 'started')
    log()('info', 'stopped')
    expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(2)
  })

  it('never holds more than three files, and drops the oldest', () => {
    const write = log()
    for (const text of ['first', 'second', 'third', 'fourth']) {
      write('info', text)
      writeFileSync(file, readFileSync(file, 'utf8').padEnd(limit, ' '))
    }
    write('info', 'fifth')
    const held = readdirSync(folder).sort()
    const firstWords = held.map(name => JSON.parse(readFileSync(join(folder, name), 'utf8').trim()).event)
    expect([held, firstWords]).toEqual([
      ['hover-tray.log', 'hover-tray.log.1', 'hover-tray.log.2'],
      ['fifth', 'fourth', 'third'],
    ])
  })

  it('does not stop the app when it cannot be written', () => {
    writeFileSync(join(folder, '..', 'blocked'), '')
    const blocked = createLog({ folder: join(folder, '..', 'blocked', 'logs'), now })
    expect(() => blocked('error', 'started')).not.toThrow()
  })
})

describe('what must not stand in the log', () => {
  it.each([
    ['a hook path', 'POST https://a.example/hook/k3Jx_9-Zq~1.2 refused', 'k3Jx_9-Zq~1.2'],
    ['a webhook secret of a USSD app', 'secret 0123456789abcdef0123456789abcdef', '0123456789abcdef'],
    [
      'an HMAC secret',
      'cKVFB5l0x3s3uAZu0qbrkit5nncRYM/1MXUQAABAv7PVTBsjkw1uTTKuQD7SfBIqUx/ZdSFNRpVqP+pVILcJXg==',
      'cKVFB5l0x3s3',
    ],
    [
      'the middle of an HMAC secret',
      'x cKVFB5l0x3s3uAZu0qbrkit5nncRYM/1MXUQAABAv7PVTBsjkw1uTTKuQD7SfBIqUx/ZdSFNRpVqP+pVILcJXg== y',
      'ZdSFNRpVqP',
    ],
    ['an ngrok authtoken', 'token=2abcDEF0123456789ghiJKL_4mnoPQR5678stuVWX9yz12345', 'mnoPQR5678'],
    ['an access token', 'Bearer eyJhbGciOi.eyJzdWIi.c2lnbmF0', 'eyJzdWIi'],
    ['a verification code', 'code 11111111-2222-4333-8444-555555555555', '8444'],
    ['a phone number', 'to 0700000001.', '0700000001'],
    ['a phone number after a colon', 'tel:0700000001', '0700000001'],
    ['a phone number with its country', 'tel:+254700000123', '4700000'],
    ['a phone number in groups', 'call +254 700 000 123 now', '700 000'],
    ['a phone number with dashes', 'call +254-700-000-123 now', '700-000'],
    ['a secret on a new line', 'failed\n0123456789abcdef0123456789abcdef', '0123456789abcdef'],
  ])('%s', (_, text, canary) => {
    const line = lineOf({ detail: text })
    expect([line.includes(canary), typeof JSON.parse(line)]).toEqual([false, 'object'])
  })

  it('a planted canary, whatever stands around it', () => {
    const hex = (length: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
    const base64 = fc.uint8Array({ minLength: 64, maxLength: 64 }).map(bytes => Buffer.from(bytes).toString('base64'))
    const phone = fc.stringMatching(/^\+?[1-9][0-9]{8,12}$/)
    const hook = fc.stringMatching(/^\/hook\/[A-Za-z0-9_-]{24}$/)
    const around = fc.string({
      unit: fc.constantFrom(' ', ':', '.', '"', '\n', '\\', '=', ',', ';', 'é', '(', ')', '?'),
    })
    fc.assert(
      fc.property(around, fc.oneof(hex(32), base64, phone, hook), around, (before, canary, after) => {
        const line = lineOf({ detail: `${before}${canary}${after}` })
        const parts = [canary.slice(0, 12), canary.slice(-12)].map(part => part.replace(/^\/hook\//, ''))
        expect(parts.filter(part => part.length >= 8 && line.includes(part))).toEqual([])
      }),
    )
  })

  it.each([
    '2026-07-01T12:00:00.123456Z',
    'Electron 45.4.1',
    'ERR_NGROK_334',
    'org-1a2b3c4d',
    'http://127.0.0.1:47470',
  ])('is not %s, which stays readable', text => {
    expect(JSON.parse(lineOf({ detail: text })).detail).toBe(text)
  })

  it('is not the name of an event', () => {
    const event = 'a-rather-long-name-of-an-event-of-the-app'
    expect(JSON.parse(lineOf({}, event)).event).toBe(event)
  })
})
