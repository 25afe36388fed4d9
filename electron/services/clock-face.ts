/**
 * Where a thread reads the time that the main thread's clock shows, in milliseconds since 1970. Null: both ask the system.
 */
export type ClockFace = SharedArrayBuffer | null

/** Of a clock that does not go by the system, to be set by it alone. */
export function createClockFace(): { readonly face: SharedArrayBuffer; set(now: number): void } {
  const face = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  const shown = new Float64Array(face)
  return {
    face,
    set(now) {
      shown[0] = now
    },
  }
}

export function readFace(face: ClockFace): () => number {
  if (face === null) return Date.now
  const shown = new Float64Array(face)
  return () => shown[0] ?? 0
}
