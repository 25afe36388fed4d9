/** What became of one fault. Times are in milliseconds of the engine's clock. */
export interface FaultTimes {
  readonly fault: string
  /** The link and the code that the doctor named, or what was said instead. */
  readonly named: string
  /** Null when the doctor had nothing to name. */
  readonly detectMs: number | null
  /** From the moment the cause was gone; where the app removes it by itself, from the moment it came. */
  readonly recoverMs: number
  readonly mendedBy: 'itself' | 'a person'
}

/** One line for each fault. */
export function faultLine({ fault, named, detectMs, recoverMs, mendedBy }: FaultTimes): string {
  const cells = [
    fault.padEnd(62),
    named.padEnd(40),
    (detectMs === null ? '' : spanText(detectMs)).padStart(11),
    spanText(recoverMs).padStart(11),
    mendedBy,
  ]
  return cells.join('  ')
}

export function faultTable(all: readonly FaultTimes[]): string {
  const head = [
    'fault'.padEnd(62),
    'the doctor names'.padEnd(40),
    'detected'.padStart(11),
    'recovered'.padStart(11),
    'by',
  ]
  return [head.join('  '), ...all.map(faultLine)].join('\n')
}

function spanText(ms: number): string {
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  const minutes = Math.floor(ms / 60_000)
  return `${minutes} min ${Math.round((ms - minutes * 60_000) / 1_000)} s`
}
