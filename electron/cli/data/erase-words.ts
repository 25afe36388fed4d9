import type { Copies, Erased, ErasePlan } from '../../services/store/retention/erasing/erase.ts'
import { isNothing, type Traces } from '../../services/store/retention/erasing/traces.ts'
import { brief, localTime, plain, print, say, table } from '../terminal.ts'
import { type Beyond, elsewhere } from './erase-beyond.ts'

/** What would go, one by one: nobody can look at it any more when it is gone. */
export function printPlan(plan: ErasePlan): void {
  if (isNothing(plan)) return say(`Nothing would go. ${plan.erasedAt.length > 0 ? erasedSentence(plan) : lookAgain}`)
  print(countsText(plan))
  const { listed, odd, notListed } = plan
  const rows = listed.map(({ startedAt, status, title, id }) => [
    localTime(startedAt),
    status ?? '-',
    title === null ? 'no longer shown, or not yet' : brief(title),
    id,
  ])
  if (rows.length > 0) print(table(['started', 'status', 'what', 'id'], rows))
  if (odd.length > 0) print(`deliveries that belong to none of them, by their place in the journal: ${odd.join(', ')}`)
  if (notListed > 0) say(`There are ${notListed} more, which are not listed.`)
}

export function printErased(done: Erased): void {
  if (!isNothing(done)) print(countsText(done))
  else if (done.finished) say('Nothing more was found. The erasing that was cut short is finished.')
  else say(`Nothing was found, so nothing was taken out and nothing was recorded. ${lookAgain}`)
}

function erasedSentence({ erasedAt }: ErasePlan): string {
  return `It was erased on ${erasedAt.map(localTime).join(', ')}: the hash that was recorded then proves that it was this one.`
}

const lookAgain = 'Look whether it is the right one. What is masked, and what limits took away before, cannot be found.'

function countsText({ transactions, deliveries, quarantined, acts, named }: Traces): string {
  return table(
    [],
    [
      ['transactions', String(transactions)],
      ['deliveries', String(deliveries)],
      ['odd deliveries', String(quarantined)],
      ['what people did', String(acts)],
      ['names of sources, in deliveries of others', String(named)],
    ],
  )
}

/** Changed with the engine stopped, settings get into the journal with the next start. */
export function sayWhatStays({ untouched, rules, names, ...beyond }: Traces & Copies & Beyond): void {
  for (const path of untouched) say(`Not touched: ${plain(path)}. Delete it yourself if it holds this customer.`)
  const change = 'Change it, start the engine once, then erase again: that takes out what it was before.'
  for (const name of rules) say(`The rule "${plain(name)}" holds the number, and stays. ${change}`)
  for (const { place, text } of beyond.settings)
    say(`The settings hold the number in ${place}: "${plain(text)}". ${change}`)
  const typed = new Set(beyond.settings.map(({ text }) => text))
  for (const name of names.filter(one => !typed.has(one)))
    say(`"${plain(name)}" is no name any more, but no engine has started since. Start it once, then erase again.`)
  for (const sentence of elsewhere(beyond)) say(sentence)
}
