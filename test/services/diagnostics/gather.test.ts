import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { settingsSchema } from '../../../electron/contract/settings/settings.ts'
import { gatherDiagnostics } from '../../../electron/services/diagnostics/gather.ts'
import { createLog } from '../../../electron/services/log.ts'
import { secretNames } from '../../../electron/services/secrets/secret-names.ts'
import { aBrokenLink, aHealth, aLink } from '../../fakes/health.ts'
import { createHousehold, type Household } from '../household.ts'
import { openTestStore, placeOf, tempDir, ussdDelivery } from '../store/store-kit.ts'

const now = Date.parse('2026-07-01T12:00:00Z')
/** One for every place in which something private can stand. */
const canaries = {
  ussdSecret: 'bb98a2d7cc8f51037c9c5cd05376ddf5',
  clientSecret: 'client-secret-canary-91',
  accessToken: 'eyJhbGciOiJub25lIn0.access-canary',
  refreshToken: 'refresh-token-canary-17',
  authtoken: '2abcDEFauthtokenCANARY_7xyz',
  hook: 'clNHkQHcScxrOR0R74-IGMm9',
  domain: 'amina-canary.ngrok-free.app',
  clientId: 'client-id-canary-5',
  name: 'Amina Canary Shop',
  phone: '0712345678',
  foreignPhone: '+254 733 111 222',
  pin: '48213',
  query: 'text:canaryquery',
  category: 'canary-category',
  message: 'canary message of a customer',
  file: '/home/amina-canary',
} as const

let house: Household
let dataDir: string
beforeEach(async () => {
  house = await createHousehold()
  dataDir = tempDir()
})
afterEach(() => house.stop())

const settings = settingsSchema.parse({
  tunnel: { kind: 'ngrok', domain: canaries.domain },
  views: [{ id: 'v1', name: canaries.name, query: canaries.query }],
  categories: [{ category: canaries.category, sentence: canaries.message, actor: null, retry: 'no' }],
  sources: [
    { kind: 'ussd-app', id: 'ussd-1', name: canaries.name, hookPath: `/hook/${canaries.hook}` },
    { kind: 'hover-org', id: 'org-1', name: canaries.phone, hookPath: '/hook/org', clientId: canaries.clientId },
  ],
})

async function plantEverywhere(): Promise<void> {
  const { vault } = house
  await vault.set(secretNames.ussdSecret('ussd-1'), canaries.ussdSecret)
  await vault.set(secretNames.clientSecret('org-1'), canaries.clientSecret)
  const tokens = { accessToken: canaries.accessToken, refreshToken: canaries.refreshToken }
  await vault.set(secretNames.tokens('org-1'), JSON.stringify(tokens))
  await vault.set(secretNames.tunnelToken, canaries.authtoken)
  const store = await openTestStore(join(dataDir, 'store'))
  await store.append(ussdDelivery({ uuid: 'a', operator: canaries.name, message: canaries.message }))
  await store.append(ussdDelivery({ uuid: 'b', status: canaries.phone, operator: canaries.category }))
  await store.settled()
  const log = createLog({ folder: join(dataDir, 'logs'), now: () => now })
  log('info', 'started', { version: '0.1.0', runtime: 'Electron 45.4.1' })
  for (const [name, text] of Object.entries(canaries)) {
    log('warn', 'planted', { [name]: text, reason: text, kind: text, sourceId: text })
    // As somebody would who goes past the log.
    const line = {
      at: new Date(now).toISOString(),
      level: 'error',
      event: 'planted',
      [name]: text,
      reason: text,
      code: text,
    }
    appendFileSync(join(dataDir, 'logs', 'hover-tray.log'), `${JSON.stringify(line)}\n${text}\n`)
  }
  writeFileSync(join(dataDir, 'logs', `hover-tray.log.${canaries.phone}`), canaries.message)
}

const links = [
  ...Object.values(canaries).map(text => ({ ...aBrokenLink('tunnel'), label: text, sentence: `It is ${text}.` })),
  aLink('receiver'),
]

const gather = () =>
  gatherDiagnostics({
    ...{ dataDir, place: placeOf(join(dataDir, 'store')), version: '0.1.0', settings, vault: house.vault, now },
    health: { ...aHealth(), links },
  })

describe('a diagnostics file', () => {
  it('holds none of what is private in any byte, wherever it was planted', async () => {
    await plantEverywhere()
    const { file, parts } = gather()
    const everything = `${gunzipSync(file)}\n${JSON.stringify(parts)}`.toLowerCase()
    const found = Object.entries(canaries).filter(([, text]) => everything.includes(text.toLowerCase()))
    expect(found).toEqual([])
  })

  it('holds none of the digits of a phone number or PIN without its spaces either', async () => {
    await plantEverywhere()
    const digits = String(gunzipSync(gather().file)).replace(/[ ().-]/g, '')
    expect(['254733111222', canaries.phone, canaries.pin].filter(number => digits.includes(number))).toEqual([])
  })

  it('tells all the same how the app is', async () => {
    await plantEverywhere()
    const told = JSON.parse(String(gunzipSync(gather().file)))
    expect(told).toMatchObject({
      made: '2026-07-01T12:00:00.000Z',
      versions: { 'Hover Tray': '0.1.0', Node: process.versions.node },
      settings: { port: 47470, views: 1, categories: 1 },
      sources: [
        { number: 1, secret: 'there' },
        { number: 2, secret: 'there' },
      ],
      storage: { journal: { entries: expect.any(Number) }, state: { transactions: expect.any(Object) } },
    })
    expect(told.storage.journal.entries).toBeGreaterThanOrEqual(2)
    expect(told.log[0]).toBe('2026-07-01T12:00:00.000Z info started version=0.1.0 runtime=Electron 45.4.1')
    expect(told.log).toContain('2026-07-01T12:00:00.000Z error planted')
  })

  it('is what the preview shows, part for part', async () => {
    await plantEverywhere()
    const { file, parts, bytes } = gather()
    const told = JSON.parse(String(gunzipSync(file)))
    expect(parts.map(({ name, text }) => [name, JSON.parse(text)])).toEqual(parts.map(({ name }) => [name, told[name]]))
    expect(bytes).toBe(file.byteLength)
  })

  it('leaves out a whole part in which a secret is found all the same', async () => {
    await house.vault.set(secretNames.tunnelToken, 'System')
    const versions = gather().parts.find(({ name }) => name === 'versions')
    expect(JSON.parse(versions?.text ?? '')).toEqual({ leftOut: 'It held something private.' })
  })

  it('can be made of a folder in which nothing was ever stored', () => {
    const told = JSON.parse(gather().text)
    expect(told).toMatchObject({ storage: { journal: null, state: null, files: {} }, log: [] })
  })

  it('says what is wrong with a database that cannot be read', () => {
    mkdirSync(join(dataDir, 'store'))
    writeFileSync(
      join(dataDir, 'store', 'journal.db'),
      'no database at all, and long enough to be looked at'.repeat(20),
    )
    expect(JSON.parse(gather().text).storage.trouble).toBe('corrupt')
  })

  it('holds the newest lines of the log, and not more than four hundred', () => {
    const log = createLog({ folder: join(dataDir, 'logs'), now: () => now })
    for (let count = 0; count < 500; count++) log('info', 'upkeep', { count })
    const { log: lines } = JSON.parse(gather().text)
    expect([lines.length, lines.at(-1)]).toEqual([400, '2026-07-01T12:00:00.000Z info upkeep count=499'])
  })
})
