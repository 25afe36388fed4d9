import { z } from 'zod'
import type { Settings } from '../../contract/settings/settings.ts'
import { parseJson } from '../../core/json-shape.ts'
import { createGates } from '../receiving/gates/gates.ts'
import { secretNames } from '../secrets/secret-names.ts'
import type { Vault } from '../secrets/vault.ts'
import type { WholeDelivery } from '../store/exporting/stored-deliveries.ts'

/**
 * `no-secret`: the one that proved it is not kept any more. `not-as-it-came`: what is stored is not byte for byte what
 * came, because a secret or a PIN was taken out. `disproven`: it is, and its proof does not hold.
 */
export type ProvenAgain = 'proven' | 'no-secret' | 'not-as-it-came' | 'disproven'

interface Deps {
  readonly settings: () => Settings
  readonly vault: Pick<Vault, 'get' | 'unreadable'>
  readonly publicBase: () => string | null
}

const signedSchema = z.object({ target: z.string(), headers: z.record(z.string(), z.string()) })

/** Hands stored deliveries to the gate that let them in, as of the time at which they came. */
export function createProving({ settings, vault, publicBase }: Deps): (delivery: WholeDelivery) => ProvenAgain {
  let at = 0
  const gates = createGates({ settings, vault, publicBase, now: () => at })

  function proveUssd({ sourceId, body, digest }: WholeDelivery): ProvenAgain {
    const names = [secretNames.ussdSecret(sourceId), secretNames.previousUssdSecret(sourceId)]
    const secrets = names.flatMap(name => vault.get(name) ?? [])
    if (secrets.length === 0) return 'no-secret'
    // Hover's own way of writing; what was written otherwise cannot be put together again.
    const framed = secrets.map(secret =>
      Buffer.concat([Buffer.from(`{"meta":${JSON.stringify({ secret })},"data":`), body, Buffer.from('}')]),
    )
    const isProven = framed.some(bytes => {
      const verdict = gates.ussd().check(bytes, sourceId)
      return verdict.kind === 'authentic' && verdict.digest.equals(digest)
    })
    return isProven ? 'proven' : 'not-as-it-came'
  }

  function proveHover({ sourceId, body, signed }: WholeDelivery): ProvenAgain {
    const kept = signedSchema.safeParse(parseJson(signed ?? '')).data
    if (kept === undefined) return 'not-as-it-came'
    const { target, headers } = kept
    const verdict = gates.hover(sourceId).check({ hookPath: target, target, headers, body, receivedAt: at })
    if (verdict.kind === 'unknown-webhook') return 'no-secret'
    return verdict.kind === 'authentic' || verdict.kind === 'stale' ? 'proven' : 'disproven'
  }

  return delivery => {
    at = delivery.at
    return delivery.product === 'ussd-app' ? proveUssd(delivery) : proveHover(delivery)
  }
}
