import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import type { UpdateChannel, UpdateProblem } from '../../electron/contract/updates.ts'
import { spoken } from '../language/spoken.ts'
import { updates as fr } from './french/updates.ts'
import { updates as pt } from './portuguese/updates.ts'
import { updates as sw } from './swahili/updates.ts'

/** The words about newer versions of the app. */
export const english = {
  title: 'Updates',
  hint: 'Nothing is fetched or installed until you say so.',
  unsupported: 'This build was not released, so it cannot ask for newer versions. Update it the way it got here.',
  automatic: 'Ask once a day whether there is a newer version',
  automaticHint: 'The question says which system this is, and nothing about you or this computer.',
  channel: 'Channel',
  channels: {
    stable: 'Stable: versions that are finished',
    beta: 'Beta: also versions that are being tried out',
  } satisfies Record<UpdateChannel, string>,
  check: 'Check now',
  checking: 'Asking…',
  neverAsked: 'Not asked yet.',
  current: 'You have the newest version that is offered to you.',
  asked: 'Asked',
  available: message('Version {version} is available.', 'version'),
  byHand:
    'This copy was not installed in a way that the app can update. Fetch the new package and install it over this one.',
  page: 'Open the download page',
  download: 'Download',
  downloading: message('Downloading version {version}…', 'version'),
  ready: message('Version {version} is here and proven.', 'version'),
  install: 'Restart and install',
  installHint: 'The app is closed meanwhile; what Hover sends in these seconds is missed.',
  installing: message('Installing version {version}…', 'version'),
  news: message('What is new in {version}', 'version'),
  noNews: 'Nothing was written about it.',
  again: 'Try again',
  problem: {
    unreachable: 'The update server did not answer. Check your internet connection and its proxy, then try again.',
    unreadable: 'The answer of the update server could not be read. Try again later, or get the new version by hand.',
    forged:
      'The answer was not signed by the makers of this app, so it was not believed. Something on the way may have changed it: try another network.',
    'cut-off': 'The download stopped before its end. Check your internet connection, then try again.',
    damaged:
      'What arrived is not what was released, so it was thrown away. Try again, on another network if it stays so.',
    'not-installed':
      'The new version could not be put in place, and the old one stays. Check that you may write where the app lies, and that the disk is not full.',
  } satisfies Record<UpdateProblem, string>,
} as const

export type UpdateWords = Translation<typeof english>
export const updateWords = spoken(english, { fr, sw, pt })
