import { readFileSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'
import { usualZoom, zoomRange } from './zoom.ts'

const placeSchema = z.object({ x: z.int(), y: z.int(), width: z.int().min(380), height: z.int().min(480) })
const zoomSchema = z.object({ zoom: z.number().min(zoomRange.least).max(zoomRange.most) })
const firstSize = { width: 1080, height: 720 }
/** So much of the window has to be on a screen for it to be found and moved. */
const visiblePixels = 100

/** Where the window was: its size and screen come back, unless that screen is gone, and the size of what is in it. */
export interface WindowPlace {
  restore(screens: readonly Rectangle[]): Partial<Rectangle>
  /** How large the page is drawn; 1 is usual. */
  zoom(): number
  save(bounds: Rectangle, zoom: number): void
}

export function createWindowPlace(file: string): WindowPlace {
  return {
    restore(screens) {
      const place = read(file)
      if (place === null) return firstSize
      return screens.some(area => isVisible(place, area)) ? place : { width: place.width, height: place.height }
    },
    zoom: () => zoomSchema.safeParse(readJson(file)).data?.zoom ?? usualZoom,
    save(bounds, zoom) {
      try {
        writeFileSync(file, JSON.stringify({ ...bounds, zoom }))
      } catch {
        // A window that opens in its first place is no reason to fail.
      }
    },
  }
}

/**
 * Where a window has to be so that it can be found: where it is, or in the middle of another screen when its own is gone.
 * `screens` and `fallback`: what is free of panels.
 */
export function findable(bounds: Rectangle, screens: readonly Rectangle[], fallback: Rectangle): Rectangle {
  if (screens.some(area => isVisible(bounds, area))) return bounds
  const width = Math.min(bounds.width, fallback.width)
  const height = Math.min(bounds.height, fallback.height)
  const x = fallback.x + Math.round((fallback.width - width) / 2)
  const y = fallback.y + Math.round((fallback.height - height) / 2)
  return { x, y, width, height }
}

function read(file: string): Rectangle | null {
  return placeSchema.safeParse(readJson(file)).data ?? null
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function isVisible(place: Rectangle, area: Rectangle): boolean {
  const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
  const height = Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y)
  return width >= visiblePixels && height >= visiblePixels
}
