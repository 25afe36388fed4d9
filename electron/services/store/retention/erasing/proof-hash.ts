import { hash, scryptSync } from 'node:crypto'

/** By what whoever knows the customer can see that an erasing was theirs. Neither is ever stored. */
export interface Proof {
  readonly proof: string
  /** What earlier versions hashed in its place, where that was something else. */
  readonly formerProof?: string
}

/** What an act and a mark say of it. */
interface Claim {
  readonly salt: string
  readonly hash: string
  /** How it was hashed; absent of earlier versions, which took SHA-256 once. */
  readonly version: number
}

const presentVersion = 2

/** About 0.3 s and 64 MiB for each attempt: all numbers of a country are years of one processor, and no longer minutes. */
const cost = { N: 2 ** 16, r: 8, p: 2, maxmem: 2 ** 27 } as const

export function claimOf(salt: string, proof: string): Claim {
  return { salt, hash: proofHash(salt, proof), version: presentVersion }
}

export function proofHash(salt: string, proof: string): string {
  return scryptSync(proof, salt, 32, cost).toString('hex')
}

/** Whether one of the hashes with this salt, made in the way of a version, is of it. */
export function isProven(
  {
    salt,
    version,
    hashes,
  }: Pick<Claim, 'salt'> & { readonly version: number | undefined; readonly hashes: readonly string[] },
  { proof, formerProof = proof }: Proof,
): boolean {
  if (version === undefined) return hashes.includes(hash('sha256', `${salt}${formerProof}`))
  return version === presentVersion && hashes.includes(proofHash(salt, proof))
}
