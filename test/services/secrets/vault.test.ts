import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKeyFileCipher } from '../../../electron/services/secrets/key-file-cipher.ts'
import { type Cipher, openVault } from '../../../electron/services/secrets/vault.ts'
import { settle } from '../../fakes/clock.ts'

let folder: string
let file: string
let keyFile: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vault-'))
  file = join(folder, 'secrets.json')
  keyFile = join(folder, 'keys', 'key')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (read: readonly Cipher[] = [createKeyFileCipher(keyFile)]) =>
  openVault({ file, ciphers: { write: read[0] ?? null, read } })
const filesBelow = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))

describe('a file that is removed while the app runs', () => {
  const removed = async () => {
    const vault = await open()
    await vault.set('a', '1')
    await vault.set('b', '2')
    rmSync(file)
    return vault
  }

  it('is written again, and nothing is forgotten', async () => {
    const vault = await removed()
    await vault.reload()
    const later = await open()
    expect([vault.get('a'), later.get('a'), later.get('b')]).toEqual(['1', '1', '2'])
  })

  it('is whole again with the next secret', async () => {
    const vault = await removed()
    await vault.set('c', '3')
    expect((await open()).names()).toEqual(['a', 'b', 'c'])
  })

  it('does not bring back what is removed', async () => {
    const vault = await removed()
    await vault.remove('a')
    await vault.reload()
    expect((await open()).names()).toEqual(['b'])
  })

  it('keeps what could not be read', async () => {
    await (await open()).set('a', '1')
    const other = await open([createKeyFileCipher(join(folder, 'other', 'key'))])
    rmSync(file)
    await other.reload()
    expect((await open()).get('a')).toBe('1')
  })
})

describe('the vault', () => {
  it('gives back what was set, also after the app was started again', async () => {
    const vault = await open()
    await vault.set('a', 'ሰላም 💸')
    expect([vault.get('a'), (await open()).get('a'), vault.get('b')]).toEqual(['ሰላም 💸', 'ሰላም 💸', undefined])
  })

  it('leaves no secret in plain in any file', async () => {
    const secret = 'planted-secret-4711'
    await (await open()).set('source/x/secret', secret)
    const forms = [secret, Buffer.from(secret).toString('base64').slice(0, 20), Buffer.from(secret).toString('hex')]
    const text = filesBelow(folder).map(path => readFileSync(path, 'latin1'))
    expect(forms.filter(form => text.some(content => content.includes(form)))).toEqual([])
  })

  it('encrypts the same secret differently each time', async () => {
    const vault = await open()
    const texts = []
    for (let round = 0; round < 2; round++) {
      await vault.set('a', 'same')
      texts.push(readFileSync(file, 'utf8'))
    }
    expect(texts[0]).not.toBe(texts[1])
  })

  it('lets only this user read its files', async () => {
    await (await open()).set('a', '1')
    expect(filesBelow(folder).map(path => (statSync(path).mode & 0o777).toString(8))).toEqual(['600', '600'])
  })

  it('leaves no half-written file behind', async () => {
    await (await open()).set('a', '1')
    expect(readdirSync(folder).sort()).toEqual(['keys', 'secrets.json'])
  })

  it('forgets a name and all below it, and nothing beside it', async () => {
    const vault = await open()
    for (const name of ['source/a/secret', 'source/a/webhook/1', 'source/ab/secret', 'source/a']) {
      await vault.set(name, 'x')
    }
    await vault.remove('source/a')
    const again = await open()
    const names = ['source/a', 'source/a/secret', 'source/a/webhook/1', 'source/ab/secret']
    expect([vault, again].map(each => names.filter(name => each.get(name) !== undefined))).toEqual([
      ['source/ab/secret'],
      ['source/ab/secret'],
    ])
  })

  it('keeps what another instance wrote', async () => {
    const [first, second] = [await open(), await open()]
    await first.set('a', '1')
    await second.set('b', '2')
    await first.set('c', '3')
    await second.remove('a')
    const vault = await open()
    expect(['a', 'b', 'c'].map(vault.get)).toEqual([undefined, '2', '3'])
  })

  it('sees what another instance wrote once it reloads, and tells of it', async () => {
    const [first, second] = [await open(), await open()]
    let told = 0
    first.onChange(() => {
      told += 1
    })
    await second.set('a', '1')
    const before = first.get('a')
    await first.reload()
    expect([before, first.get('a'), told]).toEqual([undefined, '1', 1])
  })

  it('loses nothing when it reloads in the middle of changes', async () => {
    const vault = await open()
    const names = Array.from({ length: 20 }, (_, index) => `n${index}`)
    await Promise.all(names.flatMap(name => [vault.set(name, name), vault.reload()]))
    expect([names.map(vault.get), names.map((await open()).get)]).toEqual([names, names])
  })

  it('does not bring back what was there before a change that came while it reloaded', async () => {
    let release = () => {}
    const unlocked = new Promise<void>(resolve => {
      release = resolve
    })
    let isLocked = false
    const keyring: Cipher = {
      scheme: 'safe-storage',
      encrypt: async text => Buffer.from(text),
      decrypt: async data => {
        if (isLocked) await unlocked
        return data.toString()
      },
    }
    const vault = await open([keyring])
    await vault.set('a', '1')
    isLocked = true
    const both = Promise.all([vault.reload(), vault.set('b', '2')])
    await settle()
    release()
    await both
    expect(['a', 'b'].map(vault.get)).toEqual(['1', '2'])
  })

  it('loses nothing when several processes begin and write at the same time', async () => {
    const script = `
      const { openVault } = await import(process.argv[1])
      const { keyFileCiphers } = await import(process.argv[2])
      const [, , , file, key, name] = process.argv
      const vault = await openVault({ file, ciphers: keyFileCiphers(key) })
      for (let n = 0; n < 40; n++) await vault.set(name + n, 'x')
    `
    const module = (name: string) => new URL(`../../../electron/services/secrets/${name}.ts`, import.meta.url).href
    const run = (name: string) =>
      promisify(execFile)(process.execPath, [
        ...['--input-type=module', '-e', script],
        ...[module('vault'), module('key-file-cipher'), file, keyFile, name],
      ])
    await Promise.all(['a', 'b', 'c'].map(run))
    const vault = await open()
    expect([vault.unreadable().size, Object.keys(JSON.parse(readFileSync(file, 'utf8')).secrets).length]).toEqual([
      0, 120,
    ])
  })

  it('names what it could not decrypt, and keeps it for the day it can', async () => {
    await (await open()).set('a', '1')
    rmSync(keyFile)
    const vault = await open()
    await vault.set('b', '2')
    const names = Object.keys(JSON.parse(readFileSync(file, 'utf8')).secrets)
    expect([[...vault.unreadable()], vault.get('a'), vault.get('b'), names]).toEqual([
      ['a'],
      undefined,
      '2',
      ['a', 'b'],
    ])
  })

  it.each(['set', 'removed'])('does not name it any more once it was %s', async act => {
    await (await open()).set('a', '1')
    rmSync(keyFile)
    const vault = await open()
    await (act === 'set' ? vault.set('a', '2') : vault.remove('a'))
    expect([...vault.unreadable()]).toEqual([])
  })

  it('names what was encrypted in a way this desktop does not have', async () => {
    const keyring: Cipher = {
      scheme: 'safe-storage',
      encrypt: async text => Buffer.from(text),
      decrypt: async data => data.toString(),
    }
    await (await open([keyring])).set('a', '1')
    const vault = await open()
    expect([...vault.unreadable()]).toEqual(['a'])
  })

  it('refuses a secret whose bytes were changed', async () => {
    await (await open()).set('a', 'value')
    const content = JSON.parse(readFileSync(file, 'utf8'))
    const data = Buffer.from(content.secrets.a.data, 'base64')
    data[14] = (data[14] ?? 0) ^ 1
    content.secrets.a.data = data.toString('base64')
    writeFileSync(file, JSON.stringify(content))
    expect([...(await open()).unreadable()]).toEqual(['a'])
  })

  it.each(['{"version":1,', '{"version":2,"secrets":{}}', ''])('says what to do about the file %j', async text => {
    writeFileSync(file, text)
    await expect(open()).rejects.toThrow(`The file ${file} cannot be read. Move it away and enter the secrets again.`)
  })

  it('goes on with what it knows when its file becomes unreadable while it runs', async () => {
    const vault = await open()
    await vault.set('a', '1')
    writeFileSync(file, '{')
    await vault.reload()
    expect(vault.get('a')).toBe('1')
  })

  it('says that a secret could not be saved', async () => {
    const vault = await open()
    writeFileSync(file, '{')
    await expect(vault.set('a', '1')).rejects.toThrow('cannot be read')
  })
})

describe('a vault without a keyring', () => {
  it('keeps secrets until the app quits and writes nothing', async () => {
    const vault = await open([])
    await vault.set('a', '1')
    expect([vault.isKept, vault.get('a'), existsSync(file)]).toEqual([false, '1', false])
  })

  it('forgets them when told to', async () => {
    const vault = await open([])
    await vault.set('source/a/secret', '1')
    await vault.remove('source/a')
    expect(vault.get('source/a/secret')).toBeUndefined()
  })
})

describe('a secret for this session', () => {
  it('is never written, and hides the kept one until that is set anew', async () => {
    const vault = await open()
    await vault.set('a', 'kept')
    vault.setForSession('a', 'session')
    const during = vault.get('a')
    await vault.set('a', 'new')
    expect([during, vault.get('a'), (await open()).get('a')]).toEqual(['session', 'new', 'new'])
  })

  it('survives a reload', async () => {
    const vault = await open()
    vault.setForSession('a', 'session')
    await vault.reload()
    expect(vault.get('a')).toBe('session')
  })
})

describe('the key file', () => {
  it('is made once and used by all', async () => {
    const [first, second] = [createKeyFileCipher(keyFile), createKeyFileCipher(keyFile)]
    expect(await second.decrypt(await first.encrypt('x'))).toBe('x')
  })

  it('that is missing is not made anew to decrypt with', async () => {
    const data = await createKeyFileCipher(keyFile).encrypt('x')
    rmSync(keyFile)
    await expect(createKeyFileCipher(keyFile).decrypt(data)).rejects.toThrow(`The key file ${keyFile} is missing.`)
    expect(existsSync(keyFile)).toBe(false)
  })

  it.each(['', 'short', 'x'.repeat(100)])('that holds %j is damaged, and is not replaced', async text => {
    const cipher = createKeyFileCipher(keyFile)
    await cipher.encrypt('x')
    chmodSync(keyFile, 0o600)
    writeFileSync(keyFile, text)
    await expect(cipher.encrypt('x')).rejects.toThrow(`The key file ${keyFile} is damaged.`)
    expect(readFileSync(keyFile, 'utf8')).toBe(text)
  })
})
