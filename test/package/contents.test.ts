import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { beforeAll, describe, expect, it } from 'vitest'
import { reasonToSkip, unpackedFolder } from './package-under-test.ts'

describe.skipIf(reasonToSkip() !== null)('the built package', () => {
  let folder: string
  let archive: string
  let packed: readonly string[]

  beforeAll(async () => {
    folder = await unpackedFolder()
    archive = join(folder, 'resources/app.asar')
    packed = listPackage(archive, { isPack: false }).map(path => path.replace(/^\//, ''))
  })

  it.each([
    ['cannot be turned into a bare Node', FuseV1Options.RunAsNode, false],
    ['encrypts cookies', FuseV1Options.EnableCookieEncryption, true],
    ['takes no NODE_OPTIONS', FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
    ['opens no inspector', FuseV1Options.EnableNodeCliInspectArguments, false],
    ['checks the archive of the app', FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
    ['loads the app from its archive alone', FuseV1Options.OnlyLoadAppFromAsar, true],
    ['gives file:// no privileges', FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  ])('once packed %s', async (_claim, fuse, isOn) => {
    const wire = await getCurrentFuseWire(join(folder, 'hover-tray'))
    expect(wire[fuse]).toBe(isOn ? FuseState.ENABLE : FuseState.DISABLE)
  })

  it('holds nothing but what the allow-list names', () => {
    const allowed = [
      /^package\.json$/,
      /^out\/main\/(chunks\/)?[\w.-]+\.js$/,
      /^out\/preload\/preload\.cjs$/,
      /^out\/renderer\/(index\.html|assets\/[\w.-]+\.(js|css|svg|png|woff2))$/,
      /^electron\/icons\/[\w@-]+\.(?:png|ico)$/,
      /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js|prebuilds\/.+\.node)$/,
      /^node_modules\/@ngrok\/ngrok(-[\w-]+)?\/(package\.json|index\.js|LICENSE-\w+|ngrok\..+\.node)$/,
    ]
    const folders = new Set(
      packed.flatMap(path => path.split('/').map((_, end, parts) => parts.slice(0, end).join('/'))),
    )
    const files = packed.filter(path => !folders.has(path))
    expect(files.filter(path => !allowed.some(pattern => pattern.test(path)))).toEqual([])
    expect(files).toContain('out/main/main.js')
  })

  it('has the addons of this system alone, beside the archive where they can be loaded', () => {
    const target = `${process.platform}-${process.arch}`
    expect(packed.filter(path => path.endsWith('.node')).sort()).toEqual([
      `node_modules/@ngrok/ngrok-${target}-gnu/ngrok.${target}-gnu.node`,
      `node_modules/better-sqlite3/prebuilds/${target}.node`,
    ])
    for (const path of packed.filter(name => name.endsWith('.node'))) {
      expect(existsSync(join(folder, 'resources/app.asar.unpacked', path))).toBe(true)
    }
  })

  it('imports nothing that is not inside', () => {
    const code = packed.filter(path => /^out\/main\/.*\.js$/.test(path))
    const imported = code.flatMap(path =>
      [
        ...extractFile(archive, path)
          .toString('utf8')
          .matchAll(/(?:^|;)\s*import(?:[\w\s{},*$]+from)?\s*"([^"]+)"/gm),
      ].map(match => match[1] as string),
    )
    expect(imported).toContain('better-sqlite3')
    const outside = imported.filter(name => !name.startsWith('.') && name !== 'electron' && !isBuiltin(name))
    expect(outside.filter(name => !packed.includes(`node_modules/${name}/package.json`))).toEqual([])
  })

  it('has no test, no source, no source map and no secret beside its archive', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter(name => /\.(map|ts|tsx|env|pem|key)$|(^|\/)(test|\.env)/.test(name))).toEqual([])
  })

  it('carries no start page of Electron that would load another app', () => {
    expect(existsSync(join(folder, 'resources/default_app.asar'))).toBe(false)
  })

  it('names no path of the machine that built it', () => {
    const texts = packed.filter(path => /^out\/.*\.(js|cjs|html)$/.test(path))
    const home = join(import.meta.dirname, '../..')
    expect(texts.filter(path => extractFile(archive, path).includes(home))).toEqual([])
  })

  it('brings the licences of Electron and of Chromium', () => {
    const names = ['LICENSE.electron.txt', 'LICENSES.chromium.html']
    expect(names.filter(name => !existsSync(join(folder, name)))).toEqual([])
  })

  it('brings the licence of everything inside, the window included', () => {
    const text = readFileSync(join(folder, 'resources/licences/third-party.txt'), 'utf8')
    const missing = [
      '@ngrok/ngrok',
      'better-sqlite3',
      'commander',
      'conf',
      'electron-store',
      'react',
      'uplot',
      'zod',
    ].filter(name => !new RegExp(`^${name} \\d`, 'm').test(text))
    expect(missing).toEqual([])
    expect(text).not.toMatch(/^(vitest|electron-builder|happy-dom) \d/m)
  })
})
