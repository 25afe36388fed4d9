import { type Health, type Link, type LinkName, linkNames } from '../../../electron/contract/health.ts'
import type { Sign } from '../../parts/sign.tsx'

export type BrokenLink = Extract<Link, { state: 'broken' }>

/** A step of the way: one link, or the same link of several sources. */
export interface Step {
  readonly name: LinkName
  readonly state: Link['state']
  readonly links: readonly [Link, ...Link[]]
  /** A step before it is broken, so it cannot be judged. */
  readonly isCutOff: boolean
}

/** The state that counts for several links is the first of these that one of them has. */
const worstFirst = ['broken', 'checking', 'good', 'unused'] as const

const signs: Readonly<Record<Link['state'], Sign>> = {
  good: 'good',
  checking: 'working',
  unused: 'off',
  broken: 'bad',
}

export function signOf(state: Link['state']): Sign {
  return signs[state]
}

/** The links in the order of the way, those of several sources together. */
export function chainOf({ links, broken }: Health): readonly Step[] {
  const brokenAt = broken === null ? linkNames.length : linkNames.indexOf(broken)
  return linkNames.flatMap((name, place) => {
    const [first, ...others] = links.filter(link => link.name === name)
    if (first === undefined) return []
    const together = [first, ...others] as const
    const state = worstFirst.find(one => together.some(link => link.state === one)) ?? first.state
    return [{ name, state, links: together, isCutOff: place > brokenAt }]
  })
}

/** The link that explains the others, and how many other steps are broken too; null when all hold. */
export function troubleOf(health: Health): { readonly link: BrokenLink; readonly others: number } | null {
  const broken = health.links.filter(link => link.state === 'broken')
  const link = broken.find(one => one.name === health.broken)
  return link === undefined ? null : { link, others: broken.length - 1 }
}
