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
  /** Remove this webhook of ours, which makes room, then register. */
  | { readonly kind: 'replace'; readonly row: Row }
  /** Others hold every place for our address, and none of theirs is of use. */
  | { readonly kind: 'no-room' }

export interface RegistrationFacts<Row> {
  readonly rows: readonly Row[]
  /** The webhooks that this app registered: the only ones it may remove. */
  readonly ownIds: ReadonlySet<number>
  /** The webhooks whose secret is listed or kept: the deliveries of any other could not be proven. */
  readonly provableIds: ReadonlySet<number>
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
export const planRegistration = <Row extends ListedWebhook>(facts: RegistrationFacts<Row>): RegistrationPlan<Row> => {
  const { here, ours, hasRoom } = placesOf(facts)
  const isProvable = ({ id }: Row) => facts.provableIds.has(id)
  // The newest of ours: a renewal that was cut short has left the one before beside it.
  const best =
    ours.findLast(row => isVerified(row) && isProvable(row)) ?? here.find(row => isVerified(row) && isProvable(row))
  if (best !== undefined) return { kind: 'use', row: best }
  const waiting = ours.findLast(row => !isVerified(row) && isProvable(row))
  if (hasRoom) return waiting === undefined ? { kind: 'register' } : { kind: 'resend', row: waiting }
  const [oldest] = ours
  if (oldest !== undefined) return { kind: 'replace', row: oldest }
  const foreign = here.find(isProvable)
  return foreign === undefined ? { kind: 'no-room' } : { kind: 'resend', row: foreign }
}

/** The way to a new webhook with a new secret, beside the present one until it is verified. */
export const planRenewal = <Row extends ListedWebhook>(facts: RegistrationFacts<Row>): RegistrationPlan<Row> => {
  const { here, ours, hasRoom } = placesOf(facts)
  if (hasRoom) return { kind: 'register' }
  const present = planRegistration(facts)
  const kept = present.kind === 'use' ? present.row : here.find(isVerified)
  const spare = ours.find(row => row !== kept)
  return spare === undefined ? { kind: 'no-room' } : { kind: 'replace', row: spare }
}

/** Oldest first: Hover counts its ids upwards. */
const placesOf = <Row extends ListedWebhook>({ rows, ownIds, url }: RegistrationFacts<Row>) => {
  const here = rows.filter(row => row.url === url).sort((a, b) => a.id - b.id)
  return { here, ours: here.filter(row => ownIds.has(row.id)), hasRoom: here.length < registrationsPerUrl }
}

const isVerified = (row: ListedWebhook): boolean => row.verifiedAt !== null
