import type { Connection } from '../../../electron/contract/connection.ts'
import type { Settings } from '../../../electron/contract/settings/settings.ts'
import type { Transaction } from '../../../electron/contract/transactions/transaction.ts'
import type { TransactionDetail } from '../../../electron/contract/transactions/transaction-detail.ts'
import { type FakeBridgeOptions, ok } from '../../fakes/bridge.ts'
import { aDetail, countsOf } from '../../fakes/transactions.ts'
import { previewRows } from './data.ts'
import { categories, proposals, unreadable } from './ussd-answers.ts'

const hourMs = 3_600_000

/** Everything that is special about USSD transactions, in one list. */
export function ussdScene(now: Date, settings: Settings, connection: Connection): FakeBridgeOptions {
  const ago = (hours: number) => new Date(now.getTime() - hours * hourMs).toISOString()
  const details = [explained(ago), unexplained(ago), stuck(ago), conflicting(ago), late(ago)]
  const newestFirst = (a: Transaction, b: Transaction) => Date.parse(b.startedAt) - Date.parse(a.startedAt)
  const rows = [...details.map(asRow), ...previewRows(now).slice(34)].sort(newestFirst)
  const sources = settings.sources.map((source, index) =>
    index === 0 && source.kind === 'ussd-app' ? { ...source, previousSecretUntil: ago(-200) } : source,
  )
  return {
    rows,
    details: Object.fromEntries(details.map(detail => [detail.id, detail])),
    app: {
      settings: { ...settings, sources, categories },
      connection: {
        ...connection,
        sources: connection.sources.map((source, index) =>
          index === 0 ? { ...source, lastDeliveryAt: null } : source,
        ),
      },
      counts: { ...countsOf(rows), attention: 9, stuck: 1, late: 1 },
    },
    answers: {
      'transactions.reveal': ({ id }) => ok(revealed(details.find(detail => detail.id === id) ?? null, now)),
      'transactions.propose-parser': () => ok({ kind: 'proposals', proposals }),
      'sources.add': () => ok({ id: 'shop' }),
      'import.text': ({ name }) =>
        ok(
          name.includes('clean')
            ? { accepted: 240, duplicates: 0, odd: 0, refused: 0, unreadable: [], unreadableCount: 0 }
            : { accepted: 12, duplicates: 3, odd: 1, refused: 1, unreadable, unreadableCount: unreadable.length },
        ),
    },
  }
}

function asRow(detail: TransactionDetail): Transaction {
  return detail
}

type Ago = (hours: number) => string

/** Begun and decided so many hours ago, and reported right away. */
function times(ago: Ago, began: number, decided: number) {
  const moment = 0.0006
  return {
    ...{ startedAt: ago(began), firstReceivedAt: ago(began - moment) },
    ...{ updatedAt: ago(decided + moment), statusSince: ago(decided), lastReceivedAt: ago(decided) },
  }
}

function explained(ago: Ago): TransactionDetail {
  return aDetail({
    providerId: 'aa11e38e-6907-4ee4-8289-af2dd99b1111',
    ...times(ago, 0.1, 0.09),
    explanation: {
      sentence: 'The account does not hold enough money for this amount and its fee.',
      actor: 'customer',
      retry: 'no',
      from: 'built in',
    },
  })
}

function unexplained(ago: Ago): TransactionDetail {
  return aDetail({
    providerId: 'bb11e38e-6907-4ee4-8289-af2dd99b1111',
    title: 'Pay Bill',
    operator: 'MTN',
    category: 'Daily limit – step 2',
    ...times(ago, 0.5, 0.4),
    flags: ['AMOUNT_MISMATCH', 'CHANGED_VERDICT'],
    flagNotes: [
      {
        flag: 'AMOUNT_MISMATCH',
        sentence: '1,500 was sent, but the confirmation says 900. Two payments may be mixed up.',
      },
      { flag: 'CHANGED_VERDICT', sentence: 'Hover said succeeded first and failed now.' },
    ],
    explanation: {
      sentence: 'Nobody has said what “Daily limit – step 2” means.',
      actor: null,
      retry: 'unknown',
      from: 'unknown',
    },
  })
}

function stuck(ago: Ago): TransactionDetail {
  return aDetail({
    providerId: 'cc11e38e-6907-4ee4-8289-af2dd99b1111',
    status: 'pending',
    category: null,
    ...times(ago, 14.2, 14.1),
    flags: ['STUCK'],
    flagNotes: [
      { flag: 'STUCK', sentence: 'It has been pending for more than 12 hours, so no SMS can decide it any more.' },
    ],
    pendingAge: {
      band: 'stuck',
      sentence: 'No SMS can decide this any more. Only news that is still on the phone can. Check it by hand.',
      normal: { p95Ms: 42_000, runs: 212 },
    },
    parserMiss: {
      sentence: 'The operator answered by SMS, but none of the action’s parsers matched it, so Hover could not decide.',
      sms: [
        {
          sender: 'MPESA',
          message:
            'QK•••••••• Confirmed. Ksh1,500.00 sent to •••• •••• on 20/11/26 at 6:40 PM. New balance is Ksh••••.',
          at: ago(14),
        },
      ],
    },
  })
}

function conflicting(ago: Ago): TransactionDetail {
  return aDetail({
    providerId: 'dd11e38e-6907-4ee4-8289-af2dd99b1111',
    title: 'Buy Airtime',
    ...times(ago, 20, 2),
    updatedAt: ago(19.4),
    flags: ['CONFLICT', 'LATE'],
    flagNotes: [{ flag: 'CONFLICT', sentence: 'Somebody here resolved it as succeeded, but Hover says failed since.' }],
    resolution: { verdict: 'succeeded', note: 'The customer has the airtime, told us on the phone.', at: ago(19) },
    reveals: [ago(18), ago(19)],
    explanation: {
      sentence: 'The service never answered.',
      actor: 'operator',
      retry: 'check-first',
      from: 'your table',
    },
  })
}

function late(ago: Ago): TransactionDetail {
  return aDetail({
    providerId: 'ee11e38e-6907-4ee4-8289-af2dd99b1111',
    title: 'Withdraw Cash',
    operator: 'Vodacom Ltd',
    status: 'succeeded',
    category: 'confirmed',
    ...times(ago, 220, 3),
    updatedAt: ago(219),
    flags: ['LATE'],
    resolution: null,
  })
}

function revealed(detail: TransactionDetail | null, now: Date): TransactionDetail | null {
  if (detail === null) return null
  return {
    ...detail,
    extras: detail.extras.map(field => (field.masked ? { ...field, value: '+254700000555', masked: false } : field)),
    conversation: detail.conversation.map(turn =>
      turn.entered?.includes('••') === true ? { ...turn, entered: '0700000555' } : turn,
    ),
    reveals: [now.toISOString(), ...detail.reveals],
    isRevealed: true,
  }
}
