import type { Flag, Status } from '../../../electron/contract/transactions/transaction.ts'
import type { Candidate } from '../../../electron/core/rules/candidate.ts'
import { type Dice, diceOf } from '../seeded.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** 40 days in which Berlin's clocks are set, in spring; milliseconds since 1970. */
export const worldStart = Date.parse('2026-03-01T00:00:00Z')
const worldDays = 40
export const worldEnd = worldStart + worldDays * dayMs

export const operators = ['MTN', 'MTN Ghana', 'Safaricom Ltd.', 'Airtel', 'Vodacom'] as const
export const actions = ['Send Money', 'Buy Airtime', 'Check Balance', 'Pay Bill'] as const
export const categories = ['low-balance', 'no-response', 'wrong-pin', 'Reseau indisponible'] as const
const countries = ['KE', 'Kenya', 'GH', 'Tanzania'] as const
export const sources = [
  { id: 'shop', name: 'My Shop' },
  { id: 'kiosk', name: 'Kiosk' },
  { id: 'org', name: 'Bold Homes' },
] as const
/** Cents, and the same as texts that people write. */
const amountTexts: readonly (readonly string[])[] = [
  ['0.01'],
  ['99.99'],
  ['100'],
  ['100.00'],
  ['100.01'],
  ['1500', '1.500'],
  ['90071992547409.93'],
  [],
]

/** Busy by day and at the end of the week, nearly nothing at night. */
function season(at: number): number {
  const hour = Math.floor(at / hourMs) % 24
  const day = Math.floor(at / dayMs) % 7
  const ofDay = hour < 5 ? 0.05 : hour < 8 ? 0.6 : hour < 20 ? 1.4 : 0.7
  return ofDay * (day === 1 || day === 2 ? 1.5 : 0.9)
}

interface Storm {
  readonly from: number
  readonly to: number
  readonly operator: string
}

/** Candidates in their order, with seasons, storms, repeats, late ones and changed verdicts; the same for each seed. */
export function candidates(count: number, seed: number): readonly Candidate[] {
  const dice = diceOf(seed)
  const storms = Array.from({ length: 25 }, (): Storm => {
    const from = worldStart + dice.below(worldDays * dayMs)
    return { from, to: from + (1 + dice.below(40)) * 60_000, operator: dice.of(operators) }
  })
  const moments: number[] = []
  while (moments.length < count * 0.9) {
    const at = worldStart + dice.below(worldDays * dayMs)
    if (dice.chance(season(at) / 2.1)) moments.push(at)
  }
  while (moments.length < count) {
    const { from, to } = storms[dice.below(storms.length)] ?? { from: worldStart, to: worldEnd }
    moments.push(from + dice.below(to - from))
  }
  moments.sort((a, b) => a - b)
  const made: Candidate[] = []
  for (const [place, at] of moments.entries()) {
    const earlier = made[place - 1 - dice.below(Math.min(place, 50) + 1)]
    // A repeat says nothing new: it is the same notice.
    if (earlier !== undefined && dice.chance(0.03)) made.push({ ...earlier, at })
    else made.push(dice.chance(0.002) ? series(dice, place, at) : transaction(dice, { place, at, storms, earlier }))
  }
  return made
}

function series(dice: Dice, place: number, at: number): Candidate {
  const subject = { sourceId: 'shop', kind: 'ussd', title: dice.of(actions), operator: dice.of(operators) }
  return { id: `series#${place}`, at, topic: dice.of(['silence', 'drift']), subject }
}

interface Place {
  readonly place: number
  readonly at: number
  readonly storms: readonly Storm[]
  readonly earlier: Candidate | undefined
}

function transaction(dice: Dice, { place, at, storms, earlier }: Place): Candidate {
  const storm = storms.find(({ from, to }) => at >= from && at < to)
  const isStorm = storm !== undefined && dice.chance(0.9)
  const status: Status = isStorm
    ? 'failed'
    : dice.of(['succeeded', 'succeeded', 'succeeded', 'failed', 'pending', 'cancelled', 'unknown'])
  const isJob = !isStorm && dice.chance(0.1)
  // Now and then news of a transaction that was there before: its verdict changed.
  const goesOn = earlier !== undefined && 'was' in earlier && dice.chance(0.05) ? earlier : null
  const providerId = goesOn?.subject.providerId ?? `t${place}`
  const title = isStorm ? 'Send Money' : dice.of(actions)
  const subject = {
    status,
    operator: isJob ? null : isStorm ? storm.operator : dice.chance(0.05) ? null : dice.of(operators),
    country: isJob ? null : dice.of(countries),
    category: isStorm ? 'no-response' : status === 'failed' ? dice.of(categories) : null,
    sourceId: isJob ? 'org' : dice.of(['shop', 'kiosk']),
    kind: isJob ? 'job' : 'ussd',
    title: isJob ? `Job ${place}` : title,
    environment: isJob ? null : dice.of(['production', 'production', 'production', 'debug', 'test', 'manual']),
    flags: flagsOf(dice),
    isResolved: dice.chance(0.02),
    providerId,
    startedAt: at - dice.below(60_000),
    searchText: `${title} ${providerId}`,
  }
  const lateMs = dice.chance(0.1) ? dice.below(14 * dayMs) : dice.chance(0.1) ? null : dice.below(60_000)
  return {
    ...{ id: `n${place}`, at, subject, lateMs, transactionId: `${subject.sourceId}/${subject.kind}/${providerId}` },
    topic: dice.of(['status', 'status', 'status', 'status', 'stuck', 'flag']),
    was: goesOn?.subject.status ?? dice.of([null, 'pending', 'pending', 'pending']),
    amounts: amountTexts[dice.below(amountTexts.length)] ?? [],
  }
}

function flagsOf(dice: Dice): readonly Flag[] {
  return dice.chance(0.1) ? [dice.of<Flag>(['LATE', 'CHANGED_VERDICT', 'STUCK', 'CONFLICT', 'MODEL_FAILED'])] : []
}
