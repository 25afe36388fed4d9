import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../../../electron/contract/settings/settings.ts'
import { createGates } from '../../../../electron/services/receiving/gates/gates.ts'
import { sign } from '../../../../electron/services/receiving/gates/hover-signing.ts'
import { secretNames } from '../../../../electron/services/secrets/secret-names.ts'
import { openVault } from '../../../../electron/services/secrets/vault.ts'

const body = Buffer.from('{"event":"job-state-changed-v2","webhook_id":1,"job_id":2,"state":"failed"}')
const date = 'Wed, 01 Jul 2026 12:00:00 GMT'

async function setup(publicBase: string | null) {
  let now = Date.parse('2026-07-01T12:00:00Z')
  const vault = await openVault({ file: '/nonexistent/secrets.json', ciphers: { write: null, read: [] } })
  let settings = settingsSchema.parse({
    sources: [
      { kind: 'ussd-app', id: 'shop', name: 'Shop', hookPath: '/hook/a' },
      { kind: 'hover-org', id: 'homes', name: 'Homes', hookPath: '/hook/b' },
      { kind: 'hover-org', id: 'practice', name: 'Practice', hookPath: '/hook/c', practice: true },
    ],
  })
  vault.setForSession(secretNames.ussdSecret('shop'), 'first')
  for (const id of ['homes', 'practice']) vault.setForSession(secretNames.webhookSecret(id, 1), 'key')
  const gates = createGates({ settings: () => settings, vault, publicBase: () => publicBase, now: () => now })
  return {
    gates,
    vault,
    advance: (ms: number) => {
      now += ms
    },
    /** Until when the secret before counts. */
    rotateUntil(previousSecretUntil: string | null) {
      const [shop, ...others] = settings.sources
      if (shop?.kind === 'ussd-app') settings = { ...settings, sources: [{ ...shop, previousSecretUntil }, ...others] }
    },
    set: (change: Partial<typeof settings>) => {
      settings = { ...settings, ...change }
    },
    ussd: (secret: string) => gates.ussd().check(Buffer.from(JSON.stringify({ meta: { secret } })), 'shop').kind,
    hover(sourceId: string, signedPath: string, target = '/hook/x', receivedAt = Date.parse(date)) {
      const signing = { secret: 'key', body, date, contentType: '', path: signedPath, algorithm: 'sha256' } as const
      const headers = { date, 'hover-signature-256': `sha256=1:${sign(signing)}` }
      return gates.hover(sourceId).check({ hookPath: target, target, headers, body, receivedAt }).kind
    },
  }
}

describe('what keeps a USSD app from being proven', () => {
  it('is nothing while its secret is at hand', async () => {
    const { gates } = await setup(null)
    expect(gates.secretProblemOf('shop')).toBeNull()
  })

  it('is a secret that is missing', async () => {
    const { gates, vault } = await setup(null)
    await vault.remove(secretNames.source('shop'))
    expect(gates.secretProblemOf('shop')).toBe('needs-secret')
  })

  it('is a secret that this keyring cannot read', async () => {
    const { gates, vault } = await setup(null)
    vault.unreadable = () => new Set([secretNames.ussdSecret('shop')])
    expect(gates.secretProblemOf('shop')).toBe('secret-unreadable')
  })
})

describe('the gates', () => {
  it('know a new secret once they are renewed', async () => {
    const { gates, vault, ussd } = await setup(null)
    const before = ussd('second')
    vault.setForSession(secretNames.ussdSecret('shop'), 'second')
    gates.renew()
    expect([before, ussd('second'), ussd('first')]).toEqual(['refused', 'authentic', 'refused'])
  })

  it('let the previous secret in beside the current one until the end of its grace, and not at it', async () => {
    const { gates, vault, ussd, rotateUntil, advance } = await setup(null)
    vault.setForSession(secretNames.previousUssdSecret('shop'), 'older')
    rotateUntil('2026-07-01T13:00:00Z')
    gates.renew()
    advance(3_599_999)
    const before = [ussd('older'), ussd('first')]
    advance(1)
    expect([...before, ussd('older'), ussd('first')]).toEqual(['authentic', 'authentic', 'refused', 'authentic'])
  })

  it('do not let a previous secret in that has no grace', async () => {
    const { gates, vault, ussd, rotateUntil } = await setup(null)
    vault.setForSession(secretNames.previousUssdSecret('shop'), 'older')
    rotateUntil(null)
    gates.renew()
    expect(ussd('older')).toBe('refused')
  })

  it('do not let an app in whose secret is missing', async () => {
    const { gates, vault, ussd } = await setup(null)
    vault.setForSession(secretNames.ussdSecret('shop'), '')
    gates.renew()
    expect(ussd('')).toBe('refused')
  })

  it('check the path of the public address, prefix included', async () => {
    const { hover } = await setup('https://proxy.example/pre/')
    expect([hover('homes', '/pre/hook/x'), hover('homes', '/hook/x')]).toEqual(['authentic', 'refused'])
  })

  it('check the bare path of the practice Hover, which calls this machine directly', async () => {
    const { hover } = await setup('https://proxy.example/pre/')
    expect(hover('practice', '/hook/x')).toBe('authentic')
  })

  it('follow the replay window once they are renewed', async () => {
    const { gates, set, hover } = await setup(null)
    const late = Date.parse(date) + 1_000_000
    const before = hover('homes', '/hook/x', '/hook/x', late)
    set({ replayWindowSeconds: 2_000 })
    gates.renew()
    expect([before, hover('homes', '/hook/x', '/hook/x', late)]).toEqual(['stale', 'authentic'])
  })

  it('let no webhook of one organization into another', async () => {
    const { gates, vault, hover } = await setup(null)
    await vault.remove(secretNames.webhookSecret('homes', 1))
    gates.renew()
    expect([hover('homes', '/hook/x'), hover('practice', '/hook/x')]).toEqual(['unknown-webhook', 'authentic'])
  })
})
