import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const placeSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(380), height: z.int().min(480) })
const firstSize = { width: 1080, height: 720 }
/** So much of the window has to be on a screen for it to be found and moved. */
const visiblePixels = 100

/** Where the window was: its size and screen come back, unless that screen is gone. */
export interface WindowPlace {
  restore(screens: readonly Rectangle[]): Partial<Rectangle>
  save(bounds: Rectangle): void
}

export function createWindowPlace(file: string): WindowPlace {
  return {
    restore(screens) {
      const place = read(file)
      if (place === null) return firstSize
      return screens.some(area => isVisible(place, area)) ? place : { width: place.width, height: place.height }
    },
    save(bounds) {
      try {
        writeFileSync(file, JSON.stringify(bounds))
      } catch {
        // A window that opens in its first place is no reason to fail.
      }
    },
  }
}

function read(file: string): Rectangle | null {
  try {
    return placeSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null
  } catch {
    return null
  }
}

function isVisible(place: Rectangle, area: Rectangle): boolean {
  const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
  const height = Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y)
  return width >= visiblePixels && height >= visiblePixels
}
