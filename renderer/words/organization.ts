import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { organization as fr } from './french/organization.ts'
import { organization as pt } from './portuguese/organization.ts'
import { organization as sw } from './swahili/organization.ts'

/** The words of an organization's own settings: Hover's view of it, its redirect address, its webhook. */
export const english = {
  open: 'Settings',
  openNamed: message('Settings of {name}', 'name'),
  title: message('{name} at Hover', 'name'),
  state: 'State here',
  view: {
    title: 'How Hover sees it',
    unasked: 'Hover was not asked yet.',
    verified: 'Webhook verified',
    unverified: 'Hover has not verified the webhook yet.',
    error: 'Last error at Hover',
    noError: 'None',
  },
  credentials: {
    title: 'Client ID and secret',
    hint: 'Enter them again when the integration got a new secret at Hover, or when this computer cannot read the stored one.',
    idHint: 'With another client ID Hover asks for your consent once more.',
    secretHint: 'It is kept in the keychain of this computer and never shown again.',
    save: 'Save client ID and secret',
    saved: 'Saved. The app signs in with them now.',
  },
  redirect: {
    title: 'After you press Allow',
    callback: 'Hover tells the app',
    callbackHint: 'Through the public address of this app. Nothing has to be copied.',
    copy: 'I copy the code',
    copyHint: 'Hover shows an address with the code in it, and you paste it here.',
    address: 'Redirect URI',
    addressHint: 'The same as in the integration at Hover. It begins with https://.',
    enter: 'Enter this as the redirect URI of the integration at Hover:',
    noAddress: 'There is no public https address yet. Choose a tunnel in the settings first.',
    openTunnel: 'Choose a tunnel',
    save: 'Save this choice',
    saved: 'Saved. It counts the next time you connect with Hover.',
  },
  renew: {
    title: 'Webhook secret',
    hint: 'Hover signs every delivery with it. Renew it when somebody else may have seen it.',
    button: 'Renew the webhook secret',
    confirmTitle: message('Renew the webhook secret of {name}?', 'name'),
    steps: [
      'Hover gets a new webhook with a new secret and verifies it.',
      'Then the old webhook is removed at Hover.',
      'Meanwhile deliveries with either secret count. None is lost.',
    ],
    confirm: 'Renew now',
    again: 'Try again',
    busy: 'Renewing. This can take a minute.',
    done: 'Renewed. Hover signs with the new secret, and the old webhook is gone.',
  },
  byItself: {
    step: 'Hover then tells this app by itself. There is nothing to copy.',
    wait: 'Waiting for Hover. Press Allow in the browser.',
    done: 'Done',
  },
} as const

export type OrganizationWords = Translation<typeof english>
export const organizationWords = spoken(english, { fr, sw, pt })
