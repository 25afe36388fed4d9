import { join } from 'node:path'
import { root } from '../../electron/runtime/checkout.ts'
import { isOnPath, run } from '../../electron/runtime/command.ts'
import { electronUnderTest } from '../e2e/desktop/electron-under-test.ts'

/** Why the tests of the package are skipped here, or null. */
export const reasonToSkip = (): string | null => {
  if (process.platform !== 'linux') return 'the package of Linux is made on Linux'
  return isOnPath('dpkg-deb') ? null : 'dpkg-deb is missing'
}

/** Why it cannot be installed here, or null: dpkg gives files to root and sets the setuid bit. */
export const reasonNotToInstall = (): string | null =>
  reasonToSkip() ?? (process.getuid?.() === 0 ? null : 'installing a package needs root')

const outputFolder = async (): Promise<string> =>
  join(root, 'dist', `test-${(await electronUnderTest()).kind}-electron`)

/** The app as it is installed, before it is a deb. */
export const unpackedFolder = async (): Promise<string> =>
  join(await outputFolder(), `linux-${process.arch === 'x64' ? '' : `${process.arch}-`}unpacked`)

export const debFile = async (): Promise<string> => {
  const { kind } = await electronUnderTest()
  const arch = process.arch === 'x64' ? 'amd64' : process.arch
  return join(await outputFolder(), `hover-tray_0.1.0-test-${kind}-electron_${arch}.deb`)
}

export const archiveFile = async (): Promise<string> => {
  const { kind } = await electronUnderTest()
  return join(await outputFolder(), `hover-tray-0.1.0-test-${kind}-electron-linux-${process.arch}.tar.gz`)
}

/** What a command that has to succeed wrote. */
export const outputOf = async (command: string, ...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(command, args)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`)
  return stdout
}
