import { faultOfTarget } from '../../services/replaying/replay-target.ts'
import { readSources } from '../data/folder.ts'
import { readGivenFile } from '../given-file.ts'
import { misuse, Refusal } from '../refusal.ts'
import { type EditOptions, formOf, isMadeByHand, type Wanted } from './replay-edit.ts'
import type { Target } from './replay-words.ts'

interface PlaceOptions extends EditOptions {
  readonly here?: boolean
  readonly to?: string
  readonly rate?: number
}

export type Place = { readonly kind: 'here' } | { readonly kind: 'url'; readonly address: string }

/** Null: nobody said where, so that nothing can be done. */
export function placeFor(options: PlaceOptions, dataDir: string): Place | null {
  const { here, to, rate, write: file } = options
  if (here === true && to !== undefined) throw misuse('Give either --here or --to.')
  if (file !== undefined && (here === true || to !== undefined))
    throw misuse('--write stands alone: send it with --edit.')
  if (here === true && isMadeByHand(options)) throw misuse(notHere)
  if (to === undefined && (options.masked === true || rate !== undefined))
    throw misuse('--masked and --rate need --to.')
  if (here === true) return { kind: 'here' }
  if (to === undefined) return null
  // An address may hold a token, which has no business in the list of processes.
  const address = to.startsWith('@') ? readGivenFile(to.slice(1)).trim() : to
  const fault = faultOfTarget(address, readSources(dataDir))
  if (fault !== null) throw new Refusal(fault)
  return { kind: 'url', address }
}

const notHere =
  'What was changed or signed by hand is not taken in here: what is stored is what Hover sent. Send it to a practice Hover (practice, POST /practice/deliver), or with --to to another system.'

/** What is sent there; a mistake in the options is a misuse. */
export async function targetOf(
  place: Place | null,
  options: EditOptions,
  selected: Omit<Wanted, 'address'>,
): Promise<Target | null> {
  if (place?.kind === 'here') return place
  const address = place?.address ?? null
  const form = await formOf(options, { ...selected, address })
  return address === null ? null : { kind: 'url', address, form }
}
