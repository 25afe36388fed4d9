import { createHash } from 'node:crypto'
import { nkeys } from '@nats-io/transport-node'

/** The configuration of a server that knows its users by JWT, and the credentials file of one of them. */
export function makeOperator(): { readonly config: string; readonly creds: string } {
  const [operator, user] = [nkeys.createOperator(), nkeys.createUser()]
  // JetStream needs an account for the server itself.
  const [account, system] = [nkeys.createAccount(), nkeys.createAccount()]
  const unlimited = { subs: -1, data: -1, payload: -1 }
  const storage = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 }
  const ofAccount = { ...unlimited, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1, ...storage }
  const operatorJwt = jwt(operator, operator, { type: 'operator' })
  const accountJwt = jwt(operator, account, { type: 'account', limits: ofAccount })
  const systemJwt = jwt(operator, system, {
    type: 'account',
    limits: { ...ofAccount, mem_storage: 0, disk_storage: 0 },
  })
  const userJwt = jwt(account, user, { type: 'user', pub: {}, sub: {}, ...unlimited })
  return {
    config: [
      ...[
        `operator: ${operatorJwt}`,
        `system_account: ${system.getPublicKey()}`,
        'resolver: MEMORY',
        'resolver_preload: {',
      ],
      ...[`${account.getPublicKey()}: ${accountJwt}`, `${system.getPublicKey()}: ${systemJwt}`, '}'],
    ].join('\n'),
    creds: [
      ...['-----BEGIN NATS USER JWT-----', userJwt, '------END NATS USER JWT------', ''],
      ...[
        '-----BEGIN USER NKEY SEED-----',
        Buffer.from(user.getSeed()).toString(),
        '------END USER NKEY SEED------',
        '',
      ],
    ].join('\n'),
  }
}

type Pair = ReturnType<typeof nkeys.createUser>

/** A JWT of NATS, second version: signed with Ed25519 by whoever vouches for its subject. */
function jwt(issuer: Pair, subject: Pair, nats: object): string {
  const claims = {
    ...{ iat: Math.floor(Date.now() / 1000), iss: issuer.getPublicKey(), name: 'test', sub: subject.getPublicKey() },
    nats: { ...nats, version: 2 },
  }
  const jti = createHash('sha256').update(JSON.stringify(claims)).digest('hex')
  const parts = [
    { typ: 'JWT', alg: 'ed25519-nkey' },
    { jti, ...claims },
  ]
  const text = parts.map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${Buffer.from(issuer.sign(Buffer.from(text))).toString('base64url')}`
}
