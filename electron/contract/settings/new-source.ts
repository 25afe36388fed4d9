import { z } from 'zod'
import { hookPathSchema, httpUrlSchema } from './addresses.ts'

/** What a person may add. Ids and hook paths are ours to make; secrets go to the vault and never come back. */
export const newSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ussd-app'),
    name: z.string().trim().min(1, 'Give the app a name.').max(80),
    secret: z.string().trim().min(1, 'Paste the webhook secret from the app’s details in Hover’s dashboard.').max(200),
    hookPath: hookPathSchema.optional(),
  }),
  z.object({
    kind: z.literal('hover-org'),
    name: z.string().trim().min(1, 'Give the organization a name.').max(80),
    clientId: z.string().trim().min(1, 'Paste the client ID of your integration.').max(200),
    clientSecret: z.string().trim().min(1, 'Paste the client secret of your integration.').max(500),
    baseUrl: httpUrlSchema.default('https://hover.to'),
    redirectUri: z.string().trim().max(500).default('https://hover.to'),
    hookPath: hookPathSchema.optional(),
  }),
])
export type NewSource = z.output<typeof newSourceSchema>

/** What an organization's integration signs in with. Without a client ID the one there is stays. */
export const orgCredentialsSchema = z.object({
  id: z.string().max(100),
  clientId: z.string().trim().min(1, 'Paste the client ID of your integration.').max(200).optional(),
  clientSecret: z.string().trim().min(1, 'Paste the client secret of your integration.').max(500),
})
export type OrgCredentials = z.output<typeof orgCredentialsSchema>

/** The account of usehover.com's dashboard, used once and never kept. */
export const ussdAccountSchema = z.object({
  name: z.string().trim().min(1, 'Give the app a name.').max(80),
  email: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(500),
  /** The number in the address of the app's page in the dashboard. */
  appId: z
    .string()
    .trim()
    .regex(/^\d{1,12}$/, 'The app ID is the number in the address of the app’s page.'),
  /** Takes the place of an address that the app already posts to. */
  replace: z.boolean().default(false),
  /** Another one only for the practice Hover. */
  baseUrl: httpUrlSchema.default('https://www.usehover.com'),
})
export type UssdAccount = z.output<typeof ussdAccountSchema>
