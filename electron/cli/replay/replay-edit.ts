import { writeFileSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { isLoopback } from '../../core/hook-url.ts'
import { parseJson } from '../../core/json-shape.ts'
import { editBody } from '../../core/replay/edit-body.ts'
import { isSigningKey } from '../../services/outgoing/outgoing-address.ts'
import type { ReplayForm } from '../../services/replaying/compose-replay.ts'
import type { ReplaySigning } from '../../services/replaying/sign-replay.ts'
import type { ReplayReading } from '../../services/store/exporting/replay-reading.ts'
import type { WholeDelivery } from '../../services/store/exporting/stored-deliveries.ts'
import { readGivenFile } from '../given-file.ts'
import { misuse, Refusal } from '../refusal.ts'
import { readSecret } from '../sources/secret-input.ts'
import { plain } from '../terminal.ts'

/** How what is replayed is changed and signed anew. */
export interface EditOptions {
  readonly set?: readonly string[]
  readonly edit?: string
  readonly write?: string
  readonly sign?: 'provider' | 'standard' | 'none'
  readonly secretFile?: string
  readonly signWithRealSecret?: boolean
  readonly masked?: boolean
}

export function addEditOptions(command: Command): Command {
  return command
    .option(
      '--set <change>',
      'of one delivery: status=failed; may stand several times',
      (text, all: readonly string[] = []) => [...all, text],
    )
    .option('--edit <file>', 'of one delivery: send the JSON of this file in its place')
    .option('--write <file>', 'of one delivery: write its JSON with the changes to a file, to edit it')
    .addOption(
      new Option(
        '--sign <how>',
        'sign anew, as of now: as its provider does, as a Standard Webhook, or not at all',
      ).choices([...['provider', 'standard', 'none']]),
    )
    .option('--secret-file <file>', 'sign with the secret in this file, not with that of the source')
    .option('--sign-with-real-secret', 'sign with the secret of the source also for another computer')
}

/** Whether what is sent is not what came. */
export function isMadeByHand(options: EditOptions): boolean {
  return isEdited(options) || options.sign !== undefined || options.secretFile !== undefined
}

/** Whether anything of a delivery is changed, which is possible for one at a time. */
function isEdited({ set, edit }: EditOptions): boolean {
  return set !== undefined || edit !== undefined
}

export interface Wanted {
  readonly reading: Pick<ReplayReading, 'at'>
  readonly positions: readonly number[]
  /** Null: it only goes to a file. */
  readonly address: string | null
}

/** What is sent. A mistake in the options is a misuse; nothing was done then. */
export async function formOf(options: EditOptions, wanted: Wanted): Promise<ReplayForm> {
  const { masked } = options
  const isAnew = isMadeByHand(options)
  if (masked === true && isAnew) throw misuse('--masked is sent without a signature, and cannot be changed.')
  if (masked === true) return { kind: 'masked' }
  if (!isAnew) return { kind: 'stored' }
  const signing = await signingOf(options, wanted.address)
  return { kind: 'signed', signing, body: isEdited(options) ? editedBody(options, wanted) : null }
}

async function signingOf(options: EditOptions, address: string | null): Promise<ReplaySigning> {
  const { sign, secretFile: file } = options
  const given =
    file === undefined
      ? null
      : await readSecret({ stdin: undefined, file, options: '--secret-file', what: 'the secret' })
  if (sign === 'standard') {
    if (given === null || !isSigningKey(given))
      throw misuse('--sign standard needs --secret-file with a key that begins with whsec_ and goes on in Base64.')
    return { kind: 'standard', key: given }
  }
  if (sign === 'none' && given !== null) throw misuse('--sign none takes no --secret-file.')
  if (sign !== 'provider' && given === null) return { kind: 'none' }
  if (given === null && address !== null && !isLoopback(address) && options.signWithRealSecret !== true)
    throw misuse(realSecret)
  return { kind: 'provider', secret: given }
}

const realSecret =
  'Signed with the secret of the source it could not be told from what Hover sends, on a computer that is not this one. Give --secret-file with a secret for trying, or add --sign-with-real-secret.'

function editedBody({ set = [], edit }: EditOptions, wanted: Wanted): Buffer {
  const whole = onlyOne(wanted)
  let body: unknown = edit === undefined ? parseJson(whole.body.toString('utf8')) : dataIn(readGivenFile(edit), whole)
  if (body === undefined)
    throw misuse(edit === undefined ? 'It is no JSON, so nothing of it can be changed.' : `${edit} is no JSON.`)
  for (const assignment of set) {
    const edited = editBody(whole.product, body, assignment)
    if (!edited.ok) throw misuse(`--set: ${edited.sentence}`)
    body = edited.body
  }
  // What was not changed keeps its bytes: white space and long numbers are part of what was proven.
  return edit !== undefined && set.length === 0 && whole.product === 'hover-org'
    ? Buffer.from(readGivenFile(edit))
    : Buffer.from(JSON.stringify(body))
}

/** A file may hold a payload as Hover sends it: then only its data counts, and its secret is none of ours. */
function dataIn(text: string, { product }: WholeDelivery): unknown {
  const parsed = parseJson(text)
  const isFramed = product === 'ussd-app' && typeof parsed === 'object' && parsed !== null && 'data' in parsed
  return isFramed ? parsed.data : parsed
}

function onlyOne({ reading, positions }: Wanted): WholeDelivery {
  const [only, ...others] = positions
  if (only === undefined || others.length > 0)
    throw misuse('Only one delivery at a time can be changed: choose it with --delivery.')
  const whole = reading.at(only)?.whole ?? null
  if (whole === null) throw new Refusal('The retention has taken its text, so there is nothing to change.')
  return whole
}

/** What would be sent, to edit it and send it with --edit. A mistake in the options is a misuse. */
export function copyOf(options: EditOptions, wanted: Wanted): string | Buffer {
  const body = isEdited(options) ? editedBody(options, wanted) : onlyOne(wanted).body
  const parsed = parseJson(body.toString('utf8'))
  return parsed === undefined ? body : `${JSON.stringify(parsed, null, 2)}\n`
}

/** For its owner only. */
export function writeCopy(file: string, copy: string | Buffer): void {
  try {
    writeFileSync(file, copy, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw isThere ? misuse(`${plain(file)} is there already. Choose another name.`) : error
  }
}
