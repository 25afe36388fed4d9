import { safeStorage } from 'electron'
import type { Cipher, Ciphers } from '../services/secrets/vault.ts'

/**
 * The desktop's keyring for writing, or nothing when there is none: on Linux without a keyring Electron would "encrypt"
 * with a key that everybody knows, and that is refused. What the command line wrote with its key file is read too. To be
 * asked once Electron is ready.
 */
export function desktopCiphers(keyFile: Cipher): Ciphers {
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
