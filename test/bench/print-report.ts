import type { Report } from './bench.ts'
import { judgeGoals } from './goals.ts'
import { printGoals } from './print-goals.ts'
import { printReading } from './reading/print-reading.ts'
import { printReceiving } from './receiving/print-receiving.ts'
import { printRetention } from './retention/print-retention.ts'

/** The report for people. */
export function printReport(report: Report): string {
  const { node, load, receiving, retention, reading } = report
  return [
    `Node ${node}; load of the machine before ${load.toFixed(1)}`,
    ...(receiving === null ? [] : [printReceiving(receiving)]),
    ...(retention === null ? [] : [printRetention(retention)]),
    ...(reading === null ? [] : [printReading(reading)]),
    printGoals(judgeGoals(report)),
  ].join('\n\n')
}
