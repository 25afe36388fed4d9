import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { misuse, Refusal } from '../refusal.ts'
import { say } from '../terminal.ts'

/** Where a secret comes from. Never from an argument: those stand in the list of processes for everybody to read. */
export interface SecretFrom {
  readonly stdin: boolean | undefined
  readonly file: string | undefined
  /** The options that a person may give, for the sentence when there is none. */
  readonly options: string
  /** What it is, in the words of the place where it is copied: "the webhook secret". */
  readonly what: string
  /** A password may be several words. */
  readonly mayHaveSpaces?: boolean
}

const maxBytes = 10_000

export async function readSecret({ stdin, file, options, what, mayHaveSpaces = false }: SecretFrom): Promise<string> {
  if ((stdin === true) === (file !== undefined)) throw misuse(`Give ${what} with ${options}, never as an argument.`)
  const given = file === undefined ? await readStdin(what) : readFileSync(file, 'utf8')
  const text = mayHaveSpaces ? given.replace(/\r?\n$/, '') : given.trim()
  if (text === '') throw new Refusal(`There was nothing in place of ${what}. Copy it again.`)
  if (text.length > maxBytes || (mayHaveSpaces ? /[\r\n]/ : /\s/).test(text))
    throw new Refusal(`That is not ${what}: it has to be one word on one line.`)
  return text
}

async function readStdin(what: string): Promise<string> {
  if (process.stdin.isTTY) return askHidden(what)
  let text = ''
  for await (const chunk of process.stdin) {
    text += String(chunk)
    if (text.length > maxBytes) break
  }
  return text
}

/** A person pastes it: what is typed does not appear. */
async function askHidden(what: string): Promise<string> {
  say(`Paste ${what}, then press Enter. It does not appear here.`)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
  }
}
