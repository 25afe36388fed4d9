import { expect, it } from 'vitest'
import { keepChannelSecret } from '../../../electron/services/outgoing/channel-secrets.ts'

const good = `whsec_${Buffer.from('a key of thirty-two bytes, or so').toString('base64')}`

async function keep(address: string, key = '', kind: 'webhook' | 'ntfy' = 'webhook') {
  const kept = new Map<string, string>()
  const vault = {
    set: async (name: string, value: string) => void kept.set(name, value),
    remove: async (name: string) => void kept.delete(name),
  }
  const { ok } = await keepChannelSecret(vault, { id: 'ops', name: 'Ops', kind }, { address, key })
  return { ok, kept: Object.fromEntries(kept) }
}

it('is kept under the channel’s id', async () => {
  expect(await keep('https://ops.example/alarm', good)).toEqual({
    ok: true,
    kept: { 'channel/ops/address': 'https://ops.example/alarm', 'channel/ops/key': good },
  })
})

it.each(['http://127.0.0.1:8080/a', 'http://localhost/a'])('%s on this computer may be plain', async address => {
  expect((await keep(address)).ok).toBe(true)
})

it.each(['http://ops.example/', 'ftp://ops.example/', 'https://me:secret@ops.example/', 'no address', 'file:///etc'])(
  '%s is refused, and nothing kept',
  async address => {
    expect(await keep(address)).toEqual({ ok: false, kept: {} })
  },
)

it.each(['whsec_', 'plain', 'whsec_***'])('the signing key %s is refused', async key => {
  expect((await keep('https://ops.example/', key)).ok).toBe(false)
})

it('the token of ntfy is any text', async () => {
  expect((await keep('https://ntfy.example/topic', 'tk_1', 'ntfy')).ok).toBe(true)
})
