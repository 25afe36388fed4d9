import type { JudgedGoal } from './goals.ts'

/** The goals, and which of them this run has reached. */
export function printGoals(goals: readonly JudgedGoal[]): string {
  const rows = goals.map(goal => [goal.measure, limitOf(goal), measuredOf(goal), verdictOf(goal)])
  const table = [['goals, for 4 cores and a million transactions', 'goal', 'measured', ''], ...rows]
  return table.map(row).join('\n')
}

function limitOf({ limit, unit }: JudgedGoal): string {
  if ('atLeast' in limit) return `>= ${amount(limit.atLeast, unit)}`
  return 'atMost' in limit ? `<= ${amount(limit.atMost, unit)}` : `< ${amount(limit.below, unit)}`
}

function measuredOf({ measured, unit }: JudgedGoal): string {
  if (measured === null) return 'not measured'
  return amount(Number(measured.toPrecision(measured >= 100 ? 4 : 3)), unit)
}

function verdictOf({ isReached }: JudgedGoal): string {
  if (isReached === null) return ''
  return isReached ? 'reached' : 'MISSED'
}

const amount = (number: number, unit: JudgedGoal['unit']): string => (unit === '' ? `${number}` : `${number} ${unit}`)

function row([measure = '', goal = '', measured = '', verdict = '']: readonly string[]): string {
  return [measure.padEnd(48), goal.padStart(11), measured.padStart(13), `  ${verdict}`].join(' ').trimEnd()
}
