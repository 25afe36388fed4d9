import type { Translation } from '../electron/contract/speech/catalogue.ts'
import { message } from '../electron/contract/speech/message.ts'
import { settings as fr } from './french/settings.ts'
import { spoken } from './language/spoken.ts'
import { settings as pt } from './portuguese/settings.ts'
import { settings as sw } from './swahili/settings.ts'

/** The words of the settings and of the dialogs that connect a source. */
export const english = {
  title: 'Settings',
  saved: 'Saved',
  save: 'Save',
  language: {
    title: 'Language',
    hint: 'Of the window, of the menu beside the clock and of notifications. Commands of the terminal stay in English.',
    label: 'Language',
    system: 'As the system',
  },
  sources: {
    title: 'Sources',
    hint: 'A source is one Hover app or organization that sends its transactions here.',
    none: 'No source is connected.',
    addUssd: 'Add Hover USSD app',
    addOrg: 'Add Hover organization',
    practice: 'Practice',
    showUrl: 'Show webhook URL',
    authorize: 'Connect with Hover',
    authorizeAgain: 'Connect again',
    remove: 'Remove',
    removeNamed: message('Remove {name}', 'name'),
    removeTitle: message('Remove {name}?', 'name'),
    removeText: 'Its secret is deleted, and new deliveries are refused. Its transactions stay in the list.',
    unnamed: 'this source',
  },
  ussd: {
    title: 'Connect Hover USSD (usehover.com)',
    where: 'Where to find the secret',
    steps: [
      'Sign in to Hover’s dashboard at usehover.com.',
      'Choose your app in the left column and press Detail.',
      'The secret is under Webhook URL. Hover makes it when the app gets a URL.',
    ],
    notToken: 'The API token is not the webhook secret. They look alike, so check which one you copied.',
    noSecretYet: 'No secret yet? Save any https address as the webhook URL first. You replace it in the next step.',
    name: 'Name',
    nameHint: 'Shown in the list, for example Shop.',
    secret: 'Webhook secret',
    secretHint: 'It is kept in the keychain of this computer and never shown again.',
    submit: 'Add app',
  },
  paste: {
    title: 'Give Hover this URL',
    step: 'In Hover’s dashboard: your app in the left column > Detail > Webhook URL. Paste the URL and save.',
    after: 'Then run an action in your app. Hover posts only transactions that run after the URL was set.',
    publicUrl: 'Webhook URL',
    localTitle: 'One step is missing',
    localUrl: 'Local URL',
    localHint:
      'Hover cannot reach this address, only programs on this computer can. Choose a tunnel to get one that Hover can reach, then press Show webhook URL beside the app.',
    later: 'Later',
    openTunnel: 'Choose a tunnel',
    pending: 'The URL appears here as soon as the receiver is up.',
    done: 'Done',
    copy: 'Copy',
  },
  org: {
    title: 'Connect a Hover organization (hover.to)',
    intro:
      'Create an integration in Hover’s developer settings and use https://hover.to as its redirect URI. Under Advanced you can choose the app’s own address instead.',
    name: 'Name',
    nameHint: 'Shown in the list, for example Acme Roofing.',
    clientId: 'Client ID',
    clientSecret: 'Client secret',
    secretHint: 'It is kept in the keychain of this computer and never shown again.',
    advanced: 'Advanced',
    baseUrl: 'Hover’s address',
    submit: 'Continue',
    consentTitle: message('Allow access for {name}', 'name'),
    consentStep: 'Open Hover’s consent page, sign in and press Allow.',
    consentOpen: 'Open Hover’s consent page',
    consentOpened: 'The page is open in your browser. If not, copy its address:',
    copyAddress: 'Copy address',
    codeStep: 'Hover then shows its own site. Copy what follows code= in the address bar, and paste it here.',
    code: 'Code from the address bar',
    connect: 'Connect',
  },
  tunnel: {
    title: 'Tunnel',
    hint: 'Hover’s servers have to reach this computer. A tunnel gives it a public address.',
    ngrok: 'ngrok',
    ngrokHint: 'Built in. You need a free ngrok account.',
    manual: 'My own public URL',
    manualHint: 'A reverse proxy or another tunnel that you run yourself.',
    loopback: 'None, this computer only',
    loopbackHint: 'For tests and for programs on this computer.',
    authtoken: 'ngrok authtoken',
    authtokenHint: 'On the ngrok dashboard under Your Authtoken. It is never shown again.',
    authtokenKept: 'An authtoken is stored. Leave this empty to keep it.',
    domain: 'Domain',
    domainHint: 'Your dev domain from the ngrok dashboard, so that the URL stays the same. Optional.',
    url: 'Public URL',
    urlHint: message('Point it at http://127.0.0.1:{port}.', 'port'),
    ownServer: message('This tunnel uses its own server: {address}.', 'address'),
  },
  notifications: {
    title: 'Notifications',
    hint: 'You are told when a transaction changes to one of these.',
    failed: 'Failed',
    unknown: 'Unknown status',
    cancelled: 'Cancelled',
    succeeded: 'Succeeded',
    stuck: 'Pending for too long',
    stuckHint: 'Once for each transaction.',
    debugRuns: 'Debug and test runs too',
    debugHint: 'Off, so that developers’ runs do not drown the failures of customers.',
    test: 'Send a test notification',
    unseen: 'If you do not see it:',
  },
  practice: {
    title: 'Practice',
    switch: 'Practice Hover',
    hint: 'A made-up Hover on this computer that sends transactions. No account, no internet.',
  },
  about: {
    title: 'About',
    copyPath: 'Copy path',
    noKeychain:
      'This computer keeps no secrets: no keychain was found. Secrets last until the app quits, and you enter them again after that. On Linux, install and unlock a keyring such as gnome-keyring.',
  },
} as const

export type SettingsWords = Translation<typeof english>
export const settingsWords = spoken(english, { fr, sw, pt })
