import { z } from 'zod'
import { newSourceSchema, orgCredentialsSchema, ussdAccountSchema } from '../settings/new-source.ts'

/** What the window may ask of the sources. */
export const sourceQuestions = {
  'sources.add': newSourceSchema,
  'sources.remove': z.object({ id: z.string().max(100) }),
  /** A new secret of a USSD app; the one before stays good for a while. */
  'sources.rotate': z.object({ id: z.string().max(100), secret: z.string().trim().min(1).max(200) }),
  /** Client ID and secret of an organization's integration again: they were changed at Hover, or cannot be read here. */
  'sources.credentials': orgCredentialsSchema,
  /** Adds a USSD app by the account of Hover's dashboard: sets the webhook there and reads its secret. Nothing is kept. */
  'sources.add-by-account': ussdAccountSchema,
  /** A new webhook with a new secret takes the place of an organization's present one. Answers when the old one is gone. */
  'sources.renew-webhook': z.object({ id: z.string().max(100) }),
  /** The address of Hover's consent page; it is also opened in the browser. */
  'sources.authorize': z.object({ id: z.string().max(100) }),
  /** The code that Hover put into the address bar after the consent. */
  'sources.connect': z.object({ id: z.string().max(100), code: z.string().trim().min(1).max(500) }),
  /** `callback`, or an https address from which a person copies the code. */
  'sources.redirect': z.object({ id: z.string().max(100), redirectUri: z.string().trim().min(1).max(500) }),
  /** What to enter at Hover as the redirect address of the integration, for the choice `callback`. */
  'sources.callback': z.undefined(),
} as const

export interface SourceAnswers {
  'sources.add': { readonly id: string }
  'sources.remove': null
  'sources.rotate': null
  /** `needsConnecting`: there is no sign-in that goes with them, so Hover has to ask for consent again. */
  'sources.credentials': { readonly needsConnecting: boolean }
  'sources.add-by-account': { readonly id: string }
  'sources.renew-webhook': null
  /** `callback`: the app is told by itself. `copy`: a person brings the code. */
  'sources.authorize': { readonly url: string; readonly returns: 'callback' | 'copy' }
  'sources.connect': null
  'sources.redirect': null
  /** Null while there is no public https address. */
  'sources.callback': { readonly url: string | null }
}
