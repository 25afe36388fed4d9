import { expect, type TestContext } from 'vitest'
import type { Health, LinkName } from '../../electron/contract/health.ts'
import { type Chain, isWhole, startChain } from './chain.ts'
import type { FaultTimes } from './fault-times.ts'
import type { NgrokWay, OwnWay } from './way-in.ts'

declare module 'vitest' {
  interface TaskMeta {
    fault?: FaultTimes
  }
}

export interface Fault<Way extends NgrokWay | OwnWay> {
  readonly fault: string
  /** What the doctor has to name. Null: the app mends it before there is anything to name. */
  readonly names: readonly [link: LinkName, code: string] | null
  /** Links that are broken by the same, and come later in the chain. */
  readonly with?: readonly LinkName[]
  /** For the table, when the doctor has nothing to name. */
  readonly says?: string
  /** Makes it so, and brings about whatever shows it, such as a delivery. */
  readonly strike: (chain: Chain<Way>) => unknown
  /** Removes the cause. With a person's act in it, only that makes the chain whole again. */
  readonly heal?: (chain: Chain<Way>) => unknown
  readonly mendedBy?: FaultTimes['mendedBy']
  /** That the app mended by itself what the doctor need not name. */
  readonly isMended?: (chain: Chain<Way>) => boolean
  /** Where the data folder is made. */
  readonly parent?: string
}

/**
 * All links hold; the fault strikes; the doctor names its link, and no other; the cause goes, and all links hold again;
 * then an event that Hover signs comes all the way to a person.
 */
export async function endure<Way extends NgrokWay | OwnWay>(
  { task, onTestFinished }: TestContext,
  way: Way,
  { fault, names, strike, heal, mendedBy = 'itself', isMended = () => true, ...more }: Fault<Way>,
): Promise<void> {
  const chain = await startChain({ way, onEnd: onTestFinished, ...more })
  const { driver, clock } = chain
  const blamed = new Set<string>()
  driver.watch(health => {
    for (const link of brokenIn(health)) blamed.add(link.name)
  })

  const struckAt = clock.passed()
  await strike(chain)
  if (names !== null) await driver.until(`the doctor names ${names.join(': ')}`, health => isNamed(health, names))
  const namedAt = clock.passed()
  await heal?.(chain)
  await driver.until('all links hold again', health => isWhole(health) && isMended(chain))
  const wholeAt = clock.passed()
  const job = await chain.failJob()
  await driver.until('a person is told of a job', () => chain.isTold(job))

  task.meta.fault = {
    ...{ fault, mendedBy },
    named: names === null ? (more.says ?? 'nothing: mended at once') : names.join(': '),
    detectMs: names === null ? null : namedAt - struckAt,
    recoverMs: wholeAt - (names === null ? struckAt : namedAt),
  }
  const mayBeBlamed = new Set<string>(names === null ? [] : [names[0], ...(more.with ?? [])])
  expect([...blamed].filter(link => !mayBeBlamed.has(link))).toEqual([])
}

const brokenIn = (health: Health | null) => health?.links.filter(link => link.state === 'broken') ?? []

function isNamed(health: Health | null, [link, code]: readonly [LinkName, string]): boolean {
  return health?.broken === link && brokenIn(health).some(found => found.name === link && found.code === code)
}
