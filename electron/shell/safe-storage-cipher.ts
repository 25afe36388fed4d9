import { safeStorage } from 'electron'
import type { Cipher, Ciphers } from '../services/secrets/vault.ts'

/**
 * The desktop's keyring for writing, or nothing when there is none: on Linux without a keyring Electron would "encrypt"
 * with a key that everybody knows, and that is refused. What the command line wrote with its key file is read too.
 * Asking the desktop takes a tenth of a second and holds everything up, so that is done when it is needed first, which
 * has to be once Electron is ready.
 */
export function desktopCiphers(keyFile: Cipher): Ciphers {
  let asked: Ciphers | null = null
  const known = (): Ciphers => {
    asked ??= ciphersNow(keyFile)
    return asked
  }
  return {
    get write() {
      return known().write
    },
    get read() {
      return known().read
    },
  }
}

function ciphersNow(keyFile: Cipher): Ciphers {
  const keyring = isKeyringThere() ? keyringCipher : null
  return { write: keyring, read: keyring === null ? [keyFile] : [keyring, keyFile] }
}

function isKeyringThere(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

const keyringCipher: Cipher = {
  scheme: 'safe-storage',
  encrypt: async text => safeStorage.encryptString(text),
  decrypt: async data => safeStorage.decryptString(data),
}
