import type { Notice } from '../../contract/notices/notice.ts'
import { placeKey } from '../../core/telling/desktop-notice.ts'

/** A number that a server gave a notice. Only together they mean something: the next server counts from one again. */
export interface Place {
  /** The server's own name on the bus, until it ends. */
  readonly server: string
  readonly number: number
}

/** Which notice stands where. A bounded number: a click may come hours later, but not after hundreds of others. */
export interface ShownNotices {
  add(place: Place, notice: Notice): void
  /** Also of one that is gone from the screen: some servers tell of a click after they closed it. */
  at(place: Place): Notice | null
  /** Where a notice still stands, so that it can be replaced there; null when it does not. */
  placeOf(notice: Notice, server: string): number | null
  /** Where what is known by this key still stands; null when it does not. */
  standing(key: string): Place | null
  /** It is gone from the screen. */
  remove(place: Place): void
}

const maxHeld = 200

export function createShownNotices(): ShownNotices {
  const byPlace = new Map<string, Notice>()
  const open = new Map<string, Place>()

  return {
    add(place, notice) {
      put(byPlace, keyOf(place), notice)
      put(open, placeKey(notice), place)
    },
    at: place => byPlace.get(keyOf(place)) ?? null,
    placeOf(notice, server) {
      const place = open.get(placeKey(notice))
      return place?.server === server ? place.number : null
    },
    standing: key => open.get(key) ?? null,
    remove(place) {
      const notice = byPlace.get(keyOf(place))
      if (notice !== undefined && open.get(placeKey(notice))?.number === place.number) open.delete(placeKey(notice))
    },
  }
}

function keyOf({ server, number }: Place): string {
  return `${server} ${number}`
}

/** As the newest one; the oldest goes when there are too many. */
function put<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > maxHeld && oldest !== undefined) map.delete(oldest)
}
