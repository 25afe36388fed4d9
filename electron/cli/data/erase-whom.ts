import { phoneMatcher } from '../../core/retention/phone-match.ts'
import { formerPhoneProof, type PhoneTrouble, phoneProof, readPhone } from '../../core/retention/phone-number.ts'
import type { EraseWish } from '../../services/store/retention/erasing/erase.ts'
import { hasBegunErasing } from '../../services/store/retention/erasing/unfinished-erasing.ts'
import { placeOf } from '../alone.ts'
import { misuse } from '../refusal.ts'
import { findStoredId, notThere } from '../transactions/acts.ts'

interface Given {
  readonly phone?: string
  readonly id?: string
}

/** Who is to be erased. Throws Refusal where that is not clear. */
export async function readWhom(
  { phone, id }: Given,
  dataDir: string,
): Promise<Pick<EraseWish, 'whom' | 'proof' | 'formerProof' | 'asked'>> {
  if (phone !== undefined && id === undefined) {
    const number = readPhone(phone)
    if (typeof number === 'string') throw misuse(`--phone: ${phoneSentences[number]}`)
    const proofs = { proof: phoneProof(number), formerProof: formerPhoneProof(phone) }
    return { whom: { kind: 'number', fits: phoneMatcher(number) }, ...proofs }
  }
  if (id === undefined || phone !== undefined) throw misuse('Give either --phone or --id.')
  const stored = await findStoredId(dataDir, id)
  // One that was cut short may be gone already; then what it held is still to be overwritten.
  if (stored === null && !hasBegunErasing(placeOf(dataDir).dataDir, { proof: id })) throw notThere(id)
  return { whom: { kind: 'transaction', id: stored ?? id }, proof: stored ?? id, asked: id }
}

const phoneSentences: Readonly<Record<PhoneTrouble, string>> = {
  'not-one-number': 'give one number and nothing else: no letters, no extension, no second number.',
  'too-short': 'give the whole number; fewer than seven digits behind the country code fit too many customers.',
  'too-long': 'no number has more than fifteen digits. Give one number, without an extension.',
  'no-such-country': 'no country has a code that begins like this. Write + and the country code, or 0 and the number.',
  'unclear-country':
    'this may begin with a country code or not. Write + in front of the country code, or 0 in front of the number.',
}
