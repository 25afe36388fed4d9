import type { DiagnosticsPart, PageName } from '../../electron/contract/about.ts'
import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { about as fr } from './french/about.ts'
import { about as pt } from './portuguese/about.ts'
import { about as sw } from './swahili/about.ts'

/** The words about the app itself, and about the file that tells how it is. */
export const english = {
  system: 'System',
  license: 'Licence',
  licenses: { MIT: 'MIT: use it, change it and pass it on freely' } satisfies Readonly<Record<string, string>>,
  dataDir: 'Data folder',
  showFolder: 'Show in file manager',
  copyVersions: 'Copy versions',
  links: 'On the web',
  link: {
    'ussd-docs': 'Hover USSD (usehover.com)',
    'org-docs': 'Reference of hover.to for developers',
    'ngrok-dashboard': 'Your ngrok dashboard',
  } satisfies Record<PageName, string>,
  opensBrowser: 'Opens in your browser.',
  diagnostics: {
    title: 'Diagnostics',
    hint: 'One file that tells somebody who helps you how the app is. You see all of it before it is written, and it is sent nowhere.',
    make: 'Make a diagnostics file…',
    dialogTitle: 'Diagnostics file',
    lead: 'This is everything that is in it. No transactions, texts, phone numbers, names, addresses or secrets.',
    size: message('{size}, compressed JSON', 'size'),
    copy: 'Copy as text',
    save: 'Save…',
    saved: message('Saved, {size}.', 'size'),
    showFile: 'Show file',
    looking: 'Gathering…',
    part: {
      versions: 'Versions',
      health: 'Health of every link',
      settings: 'Settings',
      sources: 'Sources',
      storage: 'Journal and database',
      log: 'Newest log lines',
    } satisfies Record<DiagnosticsPart, string>,
    partHint: {
      versions: 'The app, what it runs on, and this system.',
      health: 'What the doctor found, without the names of sources.',
      settings: 'Switches and limits. No addresses, no queries, no texts of yours.',
      sources: 'How many of which kind, without names, addresses and secrets.',
      storage: 'How many entries and bytes, and the versions of their form.',
      log: 'What the app did: events and their codes.',
    } satisfies Record<DiagnosticsPart, string>,
  },
} as const

export type AboutWords = Translation<typeof english>
export const aboutWords = spoken(english, { fr, sw, pt })
