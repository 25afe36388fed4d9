import type { HitSms, SmsHistory, StoredSms } from '../../electron/core/sms/sms-history.ts'

/** A kind of SMS of one operator: what differs from one to the next stands in braces. */
export interface Corpus {
  readonly name: string
  readonly sender: string
  readonly wording: string
  /** The wording as the operator changed it. */
  readonly changed: readonly string[]
  /** Other SMS of the sender. */
  readonly others: readonly string[]
}

/** People and payments that never were. */
const people = [
  { name: 'JANE EXAMPLE', phone: '0700000001', code: 'SC58XYZ123', n: 1 },
  { name: 'Peter Otherman', phone: '0711222333', code: 'SC60QWE456', n: 2 },
  { name: 'Aliyah wa Mfano', phone: '0722000555', code: 'SD11PLM789', n: 3 },
  { name: "N'Dri Koffi", phone: '0733444111', code: 'SD12OKN000', n: 4 },
] as const
type Person = (typeof people)[number]

/** Every word and number that belongs to a customer. */
export const privateParts = people.flatMap(({ name, phone, code }) => [
  ...name.split(' ').filter(word => word.length > 2),
  phone,
  code,
])

function filled(wording: string, { name, phone, code, n }: Person): string {
  const amounts = ['1,500.00', '900.00', '25,000.00', '70.50']
  const plain = ['1500', '900', '25 000', '70']
  const values: Readonly<Record<string, string>> = {
    ...{ name, phone, code },
    amount: amounts[n - 1] ?? '',
    sum: plain[n - 1] ?? '',
    balance: `${n}2,340.50`,
    rest: `${n}2 340`,
    fee: `${n}3.00`,
    date: `${n}/3/24`,
    time: `${n}:16 PM`,
    clock: `1${n}:05:07`,
    long: `CI24030${n}.121${n}.A1234${n}`,
    id: `1234567890${n}`,
    intl: `25570000000${n}`,
    masked: `25670****00${n}`,
    token: `1234-5678-9012-3456-789${n}`,
  }
  return wording.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
}

export const sms = (message: string, sender: string, values: readonly string[] = []): StoredSms => {
  return { message, sender, at: '2026-03-05T09:16:08.000Z', values }
}
export const hit = (message: string, sender: string, change: Partial<HitSms> = {}): HitSms => {
  return { ...sms(message, sender), status: 'succeeded', groups: {}, ...change }
}

/** The last person's SMS was missed, in the changed wording; the others' matched before. */
export function historyOf({ sender, wording, others }: Corpus, changed: string, hits: number): SmsHistory {
  const [newcomer, ...customers] = people.toReversed()
  if (newcomer === undefined) throw new Error('There is nobody.')
  return {
    missed: [sms(filled(changed, newcomer), sender)],
    hits: customers.slice(0, hits).map(person => hit(filled(wording, person), sender)),
    siblings: [],
    others: [...others, ...others].map((other, index) =>
      sms(filled(other, people[index % people.length] ?? newcomer), sender),
    ),
  }
}

export const corpora: readonly Corpus[] = [
  {
    name: 'M-PESA Kenya, English',
    sender: 'MPESA',
    wording:
      '{code} Confirmed. Ksh{amount} sent to {name} {phone} on {date} at {time}. New M-PESA balance is Ksh{balance}. Transaction cost, Ksh{fee}.',
    changed: [
      '{code} confirmed. You have sent Ksh{amount} to {name} {phone} on {date} at {time}. New M-PESA balance is Ksh{balance}.',
      '{code} Confirmed.Ksh{amount} sent to {name}  {phone}  on {date} at {time} New M-PESA account balance is Ksh{balance}. Transaction cost, Ksh{fee}. Download the new app on https://bit.ly/example & enjoy.',
      'Congratulations! {code} Confirmed. Ksh {amount} sent to {name} {phone} on {date}. New M-PESA balance: Ksh {balance}.',
    ],
    others: [
      '{code} Confirmed. You have received Ksh{amount} from {name} {phone} on {date} at {time}. New M-PESA balance is Ksh{balance}.',
      '{code} Confirmed. Ksh{amount} paid to {name} on {date} at {time}. New M-PESA balance is Ksh{balance}.',
      'Failed. You do not have enough money in your M-PESA account to send Ksh{amount}. Your M-PESA balance is Ksh{balance}.',
      'Win big this weekend! Dial *444# now.',
      'You bought Ksh{amount} of airtime on {date} at {time}. New balance is Ksh{balance}.',
    ],
  },
  {
    name: 'M-Pesa Tanzania, Swahili',
    sender: 'M-PESA',
    wording:
      '{code} Imethibitishwa. Tsh{amount} imetumwa kwa {name} {phone} tarehe {date} saa {time}. Salio lako la M-Pesa ni Tsh{balance}.',
    changed: [
      '{code} imethibitishwa. Umetuma Tsh{amount} kwa {name} {phone} tarehe {date} {time}. Salio lako jipya la M-Pesa ni Tsh{balance}. Ada Tsh{fee}.',
      '{code} Imethibitishwa, Tsh {amount} imetumwa kwa {name} - {phone} tarehe {date} saa {time}. Salio jipya ni Tsh{balance}.',
    ],
    others: [
      '{code} Imethibitishwa. Umepokea Tsh{amount} kutoka kwa {name} {phone} tarehe {date} saa {time}. Salio lako la M-Pesa ni Tsh{balance}.',
      'Imeshindikana. Huna salio la kutosha kutuma Tsh{amount}. Salio lako ni Tsh{balance}.',
      'Kweli, Pesa ni M-Pesa! Lipia bidhaa mitandaoni.',
    ],
  },
  {
    name: 'Orange Money, French',
    sender: 'OrangeMoney',
    wording:
      'Transfert de {sum} FCFA vers le {phone} {name} réussi. Votre nouveau solde est de {rest} FCFA. Frais : {fee} FCFA. Réf : {long}',
    changed: [
      'Votre transfert de {sum} FCFA vers le {phone} {name} a réussi. Nouveau solde : {rest} FCFA. Frais : {fee} FCFA. Réf : {long}',
      'Transfert de {sum}\u00a0FCFA vers le {phone} {name} effectué. Votre nouveau solde est de {rest}\u00a0FCFA. Réf\u00a0: {long}',
    ],
    others: [
      'Vous avez reçu {sum} FCFA du {phone} {name}. Votre nouveau solde est de {rest} FCFA. Réf : {long}',
      'Echec du transfert : solde insuffisant. Votre solde est de {rest} FCFA.',
      'Avec Orange Money, payez vos factures sans frais !',
    ],
  },
  {
    name: 'MTN MoMo Uganda, English',
    sender: 'MTNMobMon',
    wording:
      'You have sent UGX {amount} to {name}, {intl} on 2024-03-05 {clock}. Fee: UGX {fee}. New balance: UGX {balance}. Transaction Id: {id}',
    changed: [
      'Y\u0027ello! You have sent UGX {amount} to {name}, {intl} on 2024-03-05 {clock}. Fee was UGX {fee}. Your new balance is UGX {balance}. Transaction Id: {id}',
      'You have transferred UGX {amount} to {name} ({masked}) on 2024-03-05 {clock}.\nFee: UGX {fee}.\nNew balance: UGX {balance}.\nTransaction Id: {id}',
    ],
    others: [
      'You have received UGX {amount} from {name}, {intl} on 2024-03-05 {clock}. New balance: UGX {balance}. Transaction Id: {id}',
      'You have withdrawn UGX {amount} from agent {name} on 2024-03-05 {clock}. Fee: UGX {fee}. New balance: UGX {balance}. Transaction Id: {id}',
      'Your transaction of UGX {amount} failed. Insufficient funds. Balance: UGX {balance}.',
    ],
  },
  {
    name: 'M-Pesa Mozambique, Portuguese',
    sender: 'M-Pesa',
    wording:
      'Confirmado {code}. Transferiste {amount}MT para {phone} - {name} aos {date} pelas {time}. O teu novo saldo M-Pesa e de {balance}MT. Taxa {fee}MT.',
    changed: [
      'Confirmado {code}. Transferiste {amount}MT e a taxa foi de {fee}MT para {phone} - {name} aos {date} pelas {time}. O teu novo saldo M-Pesa e de {balance}MT.',
      'Confirmado: {code}. Transferiste {amount} MT para o numero {phone} - {name} aos {date} pelas {time}. Novo saldo M-Pesa: {balance} MT. Taxa {fee}MT.',
    ],
    others: [
      'Confirmado {code}. Recebeste {amount}MT de {phone} - {name} aos {date} pelas {time}. O teu novo saldo M-Pesa e de {balance}MT.',
      'Nao tens saldo suficiente para transferir {amount}MT. O teu saldo e de {balance}MT.',
    ],
  },
  {
    name: 'Airtel Money, all capitals',
    sender: 'AirtelMoney',
    wording: 'TXN ID {id}. PAYMENT OF K{amount} TO {name} {phone} COMPLETED. BALANCE K{balance}. THANK YOU.',
    changed: ['TXN. ID: {id}. PAYMENT OF ZMW {amount} TO {name} {phone} IS COMPLETED. YOUR BALANCE IS ZMW {balance}.'],
    others: [
      'TXN ID {id}. YOU HAVE RECEIVED K{amount} FROM {name} {phone}. BALANCE K{balance}. THANK YOU.',
      'TXN ID {id}. PAYMENT OF K{amount} FAILED. BALANCE K{balance}.',
    ],
  },
]
