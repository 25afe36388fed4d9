import { action, second, type UssdSnapshot, type UssdStory, waiting } from './story.ts'

const mpesa = action('c68ba1f5', 'Send Money', 'Safaricom Ltd.', 'Kenya')

const mpesaSession: UssdSnapshot['session'] = [
  ['1. Send Money 2. Withdraw Cash 3. Buy Airtime 4. Loans and Savings 5. Lipa na M-PESA 6. My Account', '1'],
  ['Enter phone no.', '0700000012'],
  ['Enter Amount', '1500'],
  ['Enter M-PESA PIN', '(pin)'],
  ['Sent, wait for reply', null],
]

/** What happens every day. */
export const ussdStories: readonly UssdStory[] = [
  {
    kind: 'ussd',
    name: 'send-money',
    title: 'Money is sent; the SMS confirms it',
    action: mpesa,
    startedAfterMs: -30 * second,
    environment: 'normal',
    extras: { phone: '0700000012', amount: '1500' },
    steps: [
      { afterMs: 0, deliver: waiting(mpesaSession) },
      {
        afterMs: 6 * second,
        deliver: {
          status: 'succeeded',
          category: 'confirmed-en',
          updatedAfterMs: 5 * second,
          session: mpesaSession,
          parserIds: [444445],
          parsed: { confirmCode: 'SGH4PRACT1', amount: '1,500.00', balance: '8,230.50' },
          smsHits: [
            {
              message:
                'SGH4PRACT1 Confirmed. Ksh1,500.00 sent to JANE SAMPLE 0700000012. New M-PESA balance is Ksh8,230.50.',
              sender: 'MPESA',
              afterMs: 4 * second,
            },
          ],
        },
      },
    ],
  },
  {
    kind: 'ussd',
    name: 'low-balance',
    title: 'The payment fails: not enough money',
    action: mpesa,
    startedAfterMs: -25 * second,
    environment: 'normal',
    extras: { phone: '0700000034', amount: '100' },
    steps: [
      { afterMs: 0, deliver: waiting(mpesaSession) },
      {
        afterMs: 4 * second,
        deliver: {
          status: 'failed',
          category: 'low-balance',
          userMessage: 'Your balance is too low. Top up and try again.',
          updatedAfterMs: 3 * second,
          session: mpesaSession,
          parserIds: [444444],
          smsHits: [
            { message: 'Insufficient balance, please top up and try again.', sender: 'MPESA', afterMs: 2 * second },
          ],
          smsMisses: [{ message: 'to win bonga points!', sender: 'MPESA', afterMs: second }],
        },
      },
    ],
  },
  {
    kind: 'ussd',
    name: 'no-response',
    title: 'The network never answers',
    action: action('9ab2cd31', 'Buy Airtime', 'MTN Uganda', 'Uganda'),
    startedAfterMs: -35 * second,
    environment: 'normal',
    extras: { amount: '5000' },
    steps: [
      { afterMs: 2 * second, deliver: { status: 'failed', category: 'no-response', updatedAfterMs: 0, session: [] } },
    ],
  },
  {
    kind: 'ussd',
    name: 'stays-pending',
    title: 'Nothing decides it: it stays pending',
    action: action('71de55aa', 'Pay Merchant', 'Orange CI', 'Côte d’Ivoire'),
    startedAfterMs: -40 * second,
    environment: 'normal',
    extras: { merchant: '554433', amount: '12500' },
    steps: [
      {
        afterMs: 3 * second,
        deliver: waiting([
          ['1- Transfert 2- Paiement marchand 3- Crédit', '2'],
          ['Saisissez le code marchand', '554433'],
          ['Montant', '12500'],
          ['Code secret', '(pin)'],
          ['Votre demande est en cours de traitement.', null],
        ]),
      },
    ],
  },
  {
    kind: 'ussd',
    name: 'wrong-pin',
    title: 'The customer typed a wrong PIN',
    action: action('4c90ef12', 'ገንዘብ ላክ (Send Money)', 'Ethio telecom', 'Ethiopia'),
    startedAfterMs: -28 * second,
    environment: 'normal',
    extras: { phone: '0911000000', amount: '250' },
    steps: [
      {
        afterMs: 6 * second,
        deliver: {
          status: 'failed',
          category: 'pin-error',
          userMessage: 'The PIN was wrong.',
          updatedAfterMs: 4 * second,
          session: [
            ['1. ገንዘብ ላክ 2. ሂሳብ', '1'],
            ['ስልክ ቁጥር ያስገቡ', '0911000000'],
            ['መጠን ያስገቡ', '250'],
            ['ፒን ያስገቡ', '(pin)'],
            ['የተሳሳተ ፒን። እባክዎ እንደገና ይሞክሩ።', null],
          ],
          parserIds: [520007],
        },
      },
    ],
  },
  {
    kind: 'ussd',
    name: 'debug-run',
    title: 'A developer tries an action in debug mode',
    action: action('0d3b6a90', 'Check Balance', 'Guaranty Trust Bank', 'Nigeria'),
    startedAfterMs: -15 * second,
    environment: 'debug',
    extras: {},
    steps: [
      {
        afterMs: 7 * second,
        deliver: {
          status: 'failed',
          category: 'mmi-error',
          updatedAfterMs: 6 * second,
          session: [['Connection problem or invalid MMI code.', null]],
        },
      },
    ],
  },
]
