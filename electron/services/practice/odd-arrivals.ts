import { action, day, minute, second, type UssdSnapshot, type UssdStory, waiting } from './story.ts'

const airtime = action('e01f77c2', 'Airtime', 'MTN Ghana', 'Ghana')

const airtimeSession: UssdSnapshot['session'] = [
  ['1) Transfer Money 2) MoMoPay 3) Airtime & Bundles 4) Allow Cash Out', '3'],
  ['1) Airtime 2) Internet Bundles', '1'],
  ['Enter amount', '20'],
  ['Enter MM PIN to confirm', '(pin)'],
  ['Your request is being processed', null],
]

const airtimeDone: UssdSnapshot = {
  status: 'succeeded',
  category: 'confirmed',
  updatedAfterMs: 2 * second,
  session: airtimeSession,
  parserIds: [510031],
  parsed: { amount: '20.00', balance: '184.35' },
  smsHits: [
    {
      message: 'You have bought airtime of GHS 20.00. Current balance: GHS 184.35.',
      sender: 'MobileMoney',
      afterMs: second,
    },
  ],
}

/** The same transactions as they arrive on a bad day: late, again, in the wrong order. */
export const oddArrivals: readonly UssdStory[] = [
  {
    kind: 'ussd',
    name: 'late-upload',
    title: 'Ran nine days ago on a phone without internet',
    action: action('bb22cc33', 'Tuma Pesa', 'Vodacom Ltd', 'Tanzania'),
    startedAfterMs: -9 * day,
    environment: 'normal',
    extras: { phone: '0750000002', amount: '100000' },
    steps: [
      {
        afterMs: 4 * second,
        deliver: {
          status: 'succeeded',
          category: 'confirmed-sw',
          updatedAfterMs: -9 * day + 12 * minute,
          session: [
            ['1. Tuma Pesa 2. Toa Pesa 3. Nunua Muda wa Maongezi', '1'],
            ['Weka namba ya simu', '0750000002'],
            ['Weka kiasi', '100000'],
            ['Weka namba ya siri', '(pin)'],
            ['Ombi limepokelewa. Subiri SMS.', null],
          ],
          parserIds: [500010],
          parsed: { confirmCode: '5JC4PRACT9', balance: '14,500.00' },
          smsHits: [
            {
              message:
                '5JC4PRACT9 Imethibitishwa. Tsh100,000.00 imetumwa kwa 255750000002 - MTU MFANO. Salio Tsh14,500.00',
              sender: 'M-PESA',
              afterMs: -9 * day + 11 * minute,
            },
          ],
        },
      },
    ],
  },
  {
    kind: 'ussd',
    name: 'repeated',
    title: 'The same delivery comes three times',
    action: airtime,
    startedAfterMs: -20 * second,
    environment: 'normal',
    extras: { amount: '20' },
    steps: [
      { afterMs: 5 * second, deliver: airtimeDone },
      { afterMs: second, deliver: 'repeat' },
      { afterMs: second, deliver: 'repeat' },
    ],
  },
  {
    kind: 'ussd',
    name: 'out-of-order',
    title: 'The confirmation arrives before the first news',
    action: airtime,
    startedAfterMs: -20 * second,
    environment: 'normal',
    extras: { amount: '20' },
    steps: [
      { afterMs: 5 * second, deliver: airtimeDone },
      { afterMs: 2 * second, deliver: waiting(airtimeSession, -10 * second) },
    ],
  },
]
