import type { RetentionCost } from './measure.ts'

/** What retention costs, for people. */
export function printRetention({
  connections,
  oldDeliveries,
  without,
  during,
  speedRatio,
  p99Ratio,
  done,
}: RetentionCost): string {
  const speed = ({ perSecond, p99Ms }: RetentionCost['without']) =>
    `${perSecond.toFixed(0)}/s, p99 ${p99Ms.toFixed(2)} ms`
  const { steps, packed, pruned, refused, longestMs } = done
  return [
    `cost of retention at ${connections} connections, ${oldDeliveries} old deliveries in the folder:`,
    `  without it ${speed(without)}`,
    `  during it  ${speed(during)}: ${speedRatio.toFixed(2)} x the speed, ${p99Ratio.toFixed(2)} x the p99`,
    packed + pruned === 0
      ? '  NOTHING WAS DONE meanwhile, so nothing was measured'
      : `  ${packed} deliveries packed and ${pruned} transactions pruned in ${steps} steps, ${refused} gave way, the longest ${longestMs.toFixed(0)} ms with waiting`,
  ].join('\n')
}
