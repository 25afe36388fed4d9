/** How many took how long: the number in each bucket, at the bucket's place. Places may be empty. */
export type Durations = number[]

const bucketsPerDoubling = 4

/** Buckets grow with the duration, so that a median is right within a tenth. The first holds what took under a second. */
export function bucketOf(durationMs: number): number {
  return durationMs < 1000 ? 0 : 1 + Math.floor(bucketsPerDoubling * Math.log2(durationMs / 1000))
}

/** The duration in the middle of a bucket, in milliseconds. */
function middleOf(bucket: number): number {
  return bucket === 0 ? 500 : Math.round(1000 * 2 ** ((bucket - 0.5) / bucketsPerDoubling))
}

/** The median in milliseconds; null when nothing was measured. */
export function medianOf(durations: Durations): number | null {
  const total = durations.reduce((sum, count) => sum + count, 0)
  let passed = 0
  for (let bucket = 0; bucket < durations.length; bucket++) {
    passed += durations[bucket] ?? 0
    if (total > 0 && passed * 2 >= total) return middleOf(bucket)
  }
  return null
}

export function addTo(durations: Durations, bucket: number, count: number): void {
  durations[bucket] = (durations[bucket] ?? 0) + count
}

/** With -1 takes them away. */
export function addAllTo(durations: Durations, more: Durations, times = 1): void {
  for (let bucket = 0; bucket < more.length; bucket++) {
    const count = more[bucket]
    if (count !== undefined && count !== 0) addTo(durations, bucket, times * count)
  }
}

const [zero, comma, colon] = [48, 44, 58]

/**
 * Adds what `printDurations` wrote, several of them with commas between, or with -1 takes it away. Character by
 * character: an overview reads a hundred thousand of these numbers.
 */
export function addDurations(durations: Durations, text: string, times = 1): void {
  let bucket = 0
  let number = 0
  for (let place = 0; place <= text.length; place++) {
    const code = place === text.length ? comma : text.charCodeAt(place)
    if (code === colon) {
      bucket = number
      number = 0
    } else if (code === comma) {
      if (number !== 0) addTo(durations, bucket, times * number)
      number = 0
    } else number = number * 10 + code - zero
  }
}

/** `bucket:count` with commas, in the order of the buckets. */
export function printDurations(durations: Durations): string {
  const parts: string[] = []
  durations.forEach((count, bucket) => {
    if (count !== 0) parts.push(`${bucket}:${count}`)
  })
  return parts.join(',')
}
