import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { withFileLock } from '../folder/file-lock.ts'
import { StartFailure } from '../start-failure.ts'

export const vaultFileName = 'secrets.json'

/** How secrets are kept unreadable on disk: the desktop's keyring, or a key file when there is no desktop. */
export interface Cipher {
  readonly scheme: 'safe-storage' | 'key-file'
  encrypt(text: string): Promise<Buffer>
  /** Rejects when it was encrypted with another key, or the keyring is locked. */
  decrypt(data: Buffer): Promise<string>
}

const fileSchema = z.object({
  version: z.literal(1),
  secrets: z.record(z.string(), z.object({ scheme: z.enum(['safe-storage', 'key-file']), data: z.base64() })),
})
type VaultContent = z.output<typeof fileSchema>

export interface Vault {
  /** False: this desktop has no keyring, and secrets last until the app quits. */
  readonly isKept: boolean
  get(name: string): string | undefined
  /** Of everything that is kept, readable or not. */
  names(): readonly string[]
  /** Names whose stored value could not be decrypted. */
  unreadable(): ReadonlySet<string>
  /** Of these, the ones that were not encrypted for this part of the app: they are in the desktop's keyring. */
  elsewhere(): ReadonlySet<string>
  set(name: string, value: string): Promise<void>
  /** For this session only, whatever the desktop can keep. */
  setForSession(name: string, value: string): void
  remove(prefix: string): Promise<void>
  /** Another process may have written: the command line while the engine runs. An unreadable file changes nothing. */
  reload(): Promise<void>
  onChange(listener: () => void): () => void
}

/** What keeps secrets here. The desktop also reads what the command line wrote with its key file. */
export interface Ciphers {
  /** Null: nothing can be kept. */
  readonly write: Cipher | null
  readonly read: readonly Cipher[]
}

interface Deps {
  readonly file: string
  readonly ciphers: Ciphers
}

/** Secrets by name, in memory while the app runs and encrypted on disk. They never stand in the settings file. */
export async function openVault({ file, ciphers }: Deps): Promise<Vault> {
  const writer = ciphers.write
  const session = new Map<string, string>()
  let kept = new Map<string, string>()
  let broken = new Set<string>()
  let foreign: ReadonlySet<string> = new Set()
  /** The file as it was last: somebody who removes it does not mean that all secrets are to go. */
  let last: VaultContent = { version: 1, secrets: {} }
  let turns: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }

  const present = (): VaultContent => (existsSync(file) ? readFile(file) : last)

  function write(content: VaultContent): void {
    writeFile(file, content)
    last = content
  }

  /** Not for a folder that went as a whole, and not for one without secrets. */
  async function writeAgain(): Promise<void> {
    if (existsSync(file) || !existsSync(dirname(file)) || Object.keys(last.secrets).length === 0) return
    await withFileLock(file, () => {
      if (!existsSync(file)) write(last)
    })
  }

  async function load(): Promise<void> {
    const readable = new Map<string, string>()
    const failed = new Set<string>()
    const unknown = new Set<string>()
    const content = present()
    for (const [name, { scheme, data }] of Object.entries(content.secrets)) {
      const cipher = ciphers.read.find(candidate => candidate.scheme === scheme)
      const value = await cipher?.decrypt(Buffer.from(data, 'base64')).catch(() => undefined)
      if (cipher === undefined) unknown.add(name)
      if (value === undefined) failed.add(name)
      else readable.set(name, value)
    }
    last = content
    kept = readable
    broken = failed
    foreign = unknown
  }

  /** One after the other: a reload in the middle of a change would bring back what was there before. */
  function inTurn(act: () => Promise<void>): Promise<void> {
    const turn = turns.then(act)
    turns = turn.catch(() => undefined)
    return turn
  }

  await load()
  return {
    isKept: writer !== null,
    get: name => session.get(name) ?? kept.get(name),
    names: () => [...new Set([...session.keys(), ...kept.keys(), ...broken])],
    unreadable: () => broken,
    elsewhere: () => new Set([...foreign].filter(name => broken.has(name))),
    async set(name, value) {
      if (writer === null) {
        session.set(name, value)
        return tell()
      }
      const data = (await writer.encrypt(value)).toString('base64')
      await inTurn(async () => {
        await withFileLock(file, () => {
          const content = present()
          write({ ...content, secrets: { ...content.secrets, [name]: { scheme: writer.scheme, data } } })
        })
        session.delete(name)
        kept.set(name, value)
        broken.delete(name)
      })
      tell()
    },
    setForSession(name, value) {
      session.set(name, value)
      tell()
    },
    async remove(prefix) {
      const isGone = (name: string) => name === prefix || name.startsWith(`${prefix}/`)
      await inTurn(async () => {
        for (const names of [session, kept, broken]) {
          for (const name of [...names.keys()]) if (isGone(name)) names.delete(name)
        }
        if (Object.keys(present().secrets).length === 0) return
        await withFileLock(file, () => {
          const content = present()
          const left = Object.entries(content.secrets).filter(([name]) => !isGone(name))
          if (left.length < Object.keys(content.secrets).length)
            write({ ...content, secrets: Object.fromEntries(left) })
        })
      })
      tell()
    },
    async reload() {
      await inTurn(async () => {
        // Where it cannot be written now, the next secret writes all of them.
        await writeAgain().catch(() => undefined)
        await load().catch(() => undefined)
      })
      tell()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function readFile(file: string): VaultContent {
  if (!existsSync(file)) return { version: 1, secrets: {} }
  const parsed = fileSchema.safeParse(readJson(readFileSync(file, 'utf8')))
  if (!parsed.success)
    throw new StartFailure(`The file ${file} cannot be read. Move it away and enter the secrets again.`)
  return parsed.data
}

/** Undefined when it is none; the parser's own message would quote the file. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whole or not at all: a crash in the middle leaves the old file. */
function writeFile(file: string, content: VaultContent): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(content, null, 2), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
