/** A webhook as Hover lists it, as far as the decision needs it. */
export interface ListedWebhook {
  readonly id: number
  readonly url: string
  readonly verifiedAt: string | null
}

/** `use` and `resend` name a webhook for our address, which need not be one that we registered. */
export type RegistrationPlan<Row> =
  | { readonly kind: 'use'; readonly row: Row }
  | { readonly kind: 'resend'; readonly row: Row }
  | { readonly kind: 'register' }

export interface RegistrationFacts<Row> {
  readonly rows: readonly Row[]
  /** The webhooks that this app registered. */
  readonly ownIds: ReadonlySet<number>
  readonly url: string
}

/** Hover refuses the third registration of one URL in an organization. */
const registrationsPerUrl = 2

/**
 * The shortest way to one verified webhook for our address.
 *
 * A webhook that somebody else registered for exactly our address is used rather than doubled when it is verified,
 * or when there is no room for another: its deliveries come here anyway and its secret is in the list.
 */
export const planRegistration = <Row extends ListedWebhook>({
  rows,
  ownIds,
  url,
}: RegistrationFacts<Row>): RegistrationPlan<Row> => {
  const here = rows.filter(row => row.url === url)
  const ours = here.filter(row => ownIds.has(row.id))
  const best = ours.find(isVerified) ?? here.find(isVerified)
  if (best !== undefined) return { kind: 'use', row: best }
  const unverified = ours[0] ?? (here.length >= registrationsPerUrl ? here[0] : undefined)
  if (unverified !== undefined) return { kind: 'resend', row: unverified }
  return { kind: 'register' }
}

const isVerified = (row: ListedWebhook): boolean => row.verifiedAt !== null
