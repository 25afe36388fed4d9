import { describe, expect, test } from 'vitest'
import { packagesFor } from '../../electron/runtime/debian-packages.ts'
import { isDebianLike, parseLdd } from '../../electron/runtime/system-libraries.ts'

const never = () => false

describe('parseLdd', () => {
  test('names the libraries that were not found, and only those', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibnss3.so => not found',
      '\tlibffmpeg.so => /electron/libffmpeg.so (0x00007f)',
      '\tlibgbm.so.1 => not found',
    ]
    expect(parseLdd(output.join('\n'))).toEqual(['libnss3.so', 'libgbm.so.1'])
  })
})

describe('packagesFor', () => {
  test('names each package once, sorted', () => {
    const missing = ['libnssutil3.so', 'libnss3.so', 'libgbm.so.1'].map(name => ({ kind: 'library', name }) as const)
    expect(packagesFor(missing, never)).toEqual({ packages: ['libgbm1', 'libnss3'], unknown: [] })
  })

  test('takes the t64 package where the distribution has it', () => {
    const missing = [{ kind: 'library', name: 'libasound.so.2' } as const]
    expect(packagesFor(missing, name => name === 'libasound2t64').packages).toEqual(['libasound2t64'])
  })

  test('knows the tools of the tests and of the compiler', () => {
    const missing = ['Xvfb', 'dbus-daemon', 'gnome-keyring-daemon', 'g++', 'nats-server', 'initdb'].map(
      name => ({ kind: 'tool', name }) as const,
    )
    expect(packagesFor(missing, never).packages).toEqual([
      'dbus',
      'g++',
      'gnome-keyring',
      'nats-server',
      'postgresql',
      'xvfb',
    ])
  })

  test('tells a library for which no package is known', () => {
    expect(packagesFor([{ kind: 'library', name: 'libodd.so.9' }], never).unknown).toEqual(['libodd.so.9'])
  })
})

describe('isDebianLike', () => {
  test.each([
    ['Debian', 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', true],
    ['Ubuntu', 'ID=ubuntu\nID_LIKE=debian\n', true],
    ['Linux Mint', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
    ['Fedora', 'ID=fedora\n', false],
    ['no os-release file', '', false],
  ])('answers for %s', (_, osRelease, expected) => {
    expect(isDebianLike(osRelease)).toBe(expected)
  })
})
