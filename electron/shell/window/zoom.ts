import { type FrameName, type Press, presses } from '../../contract/actions.ts'

/** The sizes of the page that browsers offer, as factors. */
const factors = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const
export const usualZoom = 1
export const zoomRange = { least: factors[0], most: 3 } as const

/** The next size from a factor, which may lie between two of them; the ends stay. */
export function zoomAfter(factor: number, way: FrameName): number {
  switch (way) {
    case 'zoom-in':
      return factors.find(one => one > factor + tolerance) ?? zoomRange.most
    case 'zoom-out':
      return factors.findLast(one => one < factor - tolerance) ?? zoomRange.least
    case 'zoom-usual':
      return usualZoom
  }
}

/** Chromium keeps zoom as a logarithm and hands back 0.6700000000000002. */
const tolerance = 0.005

interface KeyInput {
  readonly type: string
  readonly key: string
  readonly control: boolean
  readonly meta: boolean
  readonly alt: boolean
}

/** What a key means for the size of the page; null for any other. `=` and `_` are on the keys of `+` and `-`. */
export function zoomOfKey({ type, key, control, meta, alt }: KeyInput): FrameName | null {
  if (type !== 'keyDown' || alt || !(control || meta)) return null
  const meant = key === '=' ? '+' : key === '_' ? '-' : key
  return ways.find(way => presses[way].some((press: Press) => press.key === meant)) ?? null
}

const ways = ['zoom-in', 'zoom-out', 'zoom-usual'] as const satisfies readonly FrameName[]
