import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import type { Actor, RetryAdvice } from '../../electron/contract/transaction.ts'
import { spoken } from '../language/spoken.ts'
import { setup as fr } from './french/setup.ts'
import { setup as pt } from './portuguese/setup.ts'
import { setup as sw } from './swahili/setup.ts'

/** The words of setting up a USSD app, of its secret, of the categories and of imports. */
export const english = {
  how: {
    label: 'How to connect it',
    paste: 'Paste the secret',
    pasteHint: 'You set the webhook URL in Hover’s dashboard yourself.',
    account: 'Let the app set it up',
    accountHint: 'With your account, once: it sets the URL and reads the secret.',
  },
  account: {
    name: 'Name',
    nameHint: 'Shown in the list, for example Shop.',
    email: 'E-mail of your Hover account',
    password: 'Password',
    passwordHint: 'E-mail and password are used once, now, and not kept.',
    appId: 'App ID',
    appIdHint: 'The number in the address of the app’s page in Hover’s dashboard, for example 5.',
    replaces: 'A webhook URL that the app has in Hover’s dashboard now is replaced.',
    noTunnel: 'Hover cannot reach this computer yet. Choose a tunnel in the settings first.',
    submit: 'Set it up',
  },
  check: {
    titleSet: 'Hover has the URL',
    textSet: 'The webhook URL is set in Hover’s dashboard, and the secret is in the keychain of this computer.',
    waiting: 'Waiting for the first delivery…',
    waitingNext: 'Waiting for the next delivery…',
    waitingHint: 'Run an action in your app now. Hover posts as soon as the phone has uploaded it.',
    arrived: 'The first delivery arrived',
    arrivedNext: 'A delivery arrived',
    arrivedHint: 'Everything works. It is in the list.',
    refused: 'A delivery came, but it was refused',
    refusedHint: 'Compare the secret with the one under Webhook URL in Hover’s dashboard. The API token is not it.',
    enterSecret: 'Enter the secret again',
    nothing: 'Nothing comes?',
    reasons: [
      'Only what runs after the URL was saved is posted. Run an action again.',
      'The phone has to be online to upload. Without network that can take up to two weeks.',
      'Compare the URL in Hover’s dashboard with the one here, letter by letter.',
      'The URL belongs to one app. Check that it is the app that ran the action.',
    ],
    link: message('The connection says: {text}', 'text'),
  },
  rotate: {
    button: 'New secret',
    title: message('New secret for {name}', 'name'),
    where: 'In Hover’s dashboard: your app in the left column > Detail. The secret is under Webhook URL.',
    grace:
      'The present secret stays good for 15 more days, because Hover may still send deliveries with it. After that only the new one counts.',
    secret: 'New webhook secret',
    secretHint: 'It is kept in the keychain of this computer and never shown again.',
    submit: 'Use this secret',
    until: message('The previous secret counts until {when}.', 'when'),
  },
  categories: {
    title: 'Categories',
    hint: 'Hover’s categories are free text. Say here what each means, and the app tells it beside every failure.',
    columns: { category: 'Category', sentence: 'What it means', actor: 'Who has to act', retry: 'Try again?' },
    none: 'Your list is empty. The built-in meanings count.',
    unknownTitle: 'Seen, but nobody has said what they mean:',
    defineNamed: message('Say what {category} means', 'category'),
    add: 'Add category',
    edit: message('Change {category}', 'category'),
    remove: message('Remove {category}', 'category'),
    addTitle: 'Add a category',
    editTitle: message('What “{category}” means', 'category'),
    category: 'Category',
    categoryHint: 'As it is in the parser. Capitals make no difference.',
    sentence: 'What it means',
    sentenceHint: 'One sentence that a support person understands.',
    actor: 'Who has to act',
    retry: 'Is trying again sensible?',
    actors: {
      customer: 'Customer',
      developer: 'Developer',
      operator: 'Operator',
      support: 'Support',
    } satisfies Record<Actor, string>,
    nobody: 'Nobody named',
    retries: {
      yes: 'Yes',
      'check-first': 'Check first',
      no: 'No',
      unknown: 'Not known',
    } satisfies Record<RetryAdvice, string>,
    submit: 'Save category',
  },
  import: {
    title: 'Import',
    hint: 'Saved webhook payloads as JSON or JSON lines. They pass the same checks as deliveries.',
    choose: 'Choose files…',
    drag: 'Or drag the files onto this window.',
    drop: 'Drop to import',
    dropHint: 'JSON or JSON lines with saved webhook payloads',
    dialogTitle: 'Import saved payloads',
    working: message('Importing {name}…', 'name'),
    tooLarge: 'The file is larger than 50 MB. Split it and import the parts.',
    notJson: 'Only .json, .jsonl and .ndjson files can be imported.',
    notRead: 'The file could not be read.',
    accepted: message('{count, plural, one {# stored} other {# stored}}', 'count'),
    duplicates: message('{count, plural, one {# repeat} other {# repeats}}', 'count'),
    odd: message('{count, plural, one {# in quarantine} other {# in quarantine}}', 'count'),
    refused: message('{count, plural, one {# refused} other {# refused}}', 'count'),
    refusedHint: 'No connected app has the secret of the refused ones. Connect their app, then import again.',
    ownerHint: 'Were they saved without their secret? Then say which app they belong to.',
    owner: 'App',
    forOwner: 'Import for this app',
    nothing: 'There was no payload in it.',
    unreadable: message('{count, plural, one {# part} other {# parts}} could not be read', 'count'),
    unreadableLine: message('{where}: {reason}', 'where', 'reason'),
    done: 'Done',
    more: 'Import more…',
  },
} as const

export type SetupWords = Translation<typeof english>
export const setupWords = spoken(english, { fr, sw, pt })
