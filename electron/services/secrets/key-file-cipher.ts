import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { withFileLock } from '../folder/file-lock.ts'
import type { Cipher, Ciphers } from './vault.ts'

/** In the data folder, beside the secrets. */
export const keyFileName = 'secrets.key'

const ivBytes = 12
const tagBytes = 16

/**
 * Encryption for machines without a desktop keyring: AES-256-GCM with a key in a file that only this user may read.
 * It keeps secrets out of copies of the settings and out of plain sight; it does not protect from this user's account.
 */
export function createKeyFileCipher(file: string): Cipher {
  return {
    scheme: 'key-file',
    async encrypt(text) {
      if (!existsSync(file)) await withFileLock(file, () => makeKey(file))
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', keyOf(file), iv)
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    async decrypt(data) {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(file), data.subarray(0, ivBytes))
      decipher.setAuthTag(data.subarray(-tagBytes))
      return decipher.update(data.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

/** A vault without a desktop. */
export function keyFileCiphers(file: string): Ciphers {
  const cipher = createKeyFileCipher(file)
  return { write: cipher, read: [cipher] }
}

/** Of two processes that start at once only one makes the key, and the other never sees half of it. */
function makeKey(file: string): void {
  if (existsSync(file)) return
  writeFileSync(`${file}.new`, randomBytes(32).toString('base64'), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

function keyOf(file: string): Buffer {
  if (!existsSync(file)) throw new Error(`The key file ${file} is missing.`)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== 32) throw new Error(`The key file ${file} is damaged.`)
  return key
}
