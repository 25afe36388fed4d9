/**
 * Milliseconds before the next attempt: 0.5 s doubling to 30 s or another longest one, give or take a quarter so that many
 * do not come at once.
 */
export function backoffMs(attempt: number, random: number, longestMs = 30_000): number {
  const base = Math.min(longestMs, 500 * 2 ** Math.min(attempt, 16))
  return Math.round(base * (0.75 + random / 2))
}
