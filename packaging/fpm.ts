#!/usr/bin/env node
// Stands in for fpm, which electron-builder would download from GitHub: makes the deb that it asks for with dpkg-deb.
// Takes the options that electron-builder gives for a deb and refuses every other, so that nothing is silently lost.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const text = { type: 'string', default: '' } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    source: { ...text, short: 's' },
    target: { ...text, short: 't' },
    depends: { type: 'string', short: 'd', multiple: true, default: [] },
    'deb-recommends': { type: 'string', multiple: true, default: [] },
    force: { type: 'boolean' },
    ...{
      'deb-compression': text,
      'deb-priority': text,
      architecture: text,
      'after-install': text,
      'after-remove': text,
    },
    ...{ description: text, version: text, package: text, name: text, maintainer: text, vendor: text, url: text },
    ...{ category: text, license: text },
  },
})

const everything = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => join(folder, path))

/** `from=to`, where a folder with a slash at its end means what is in it. */
const place = (root: string, mapping: string): void => {
  const [from = '', to = ''] = mapping.split('=')
  mkdirSync(dirname(join(root, to)), { recursive: true })
  cpSync(from, join(root, to), { recursive: true, verbatimSymlinks: true })
}

/** Debian wants them the same wherever they were built. */
const settleModes = (root: string): void => {
  for (const path of [root, ...everything(root)]) {
    const stat = lstatSync(path)
    if (stat.isSymbolicLink()) continue
    chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644)
  }
}

const control = (installedBytes: number): string =>
  `${[
    `Package: ${values.name}`,
    `Version: ${values.version}`,
    `Architecture: ${values.architecture}`,
    `Maintainer: ${values.maintainer}`,
    `Installed-Size: ${Math.ceil(installedBytes / 1024)}`,
    ...(values.license === '' ? [] : [`License: ${values.license}`]),
    `Depends: ${values.depends.join(', ')}`,
    ...(values['deb-recommends'].length > 0 ? [`Recommends: ${values['deb-recommends'].join(', ')}`] : []),
    `Section: ${values.category}`,
    `Priority: ${values['deb-priority']}`,
    `Homepage: ${values.url}`,
    `Description: ${values.description.replace(/\n\s*/g, '\n ').trim()}`,
  ].join('\n')}\n`

const root = mkdtempSync(join(tmpdir(), 'hover-tray-deb-'))
try {
  for (const mapping of positionals) place(root, mapping)
  settleModes(root)
  const bytes = everything(root).reduce((sum, path) => sum + lstatSync(path).size, 0)
  mkdirSync(join(root, 'DEBIAN'))
  writeFileSync(join(root, 'DEBIAN/control'), control(bytes))
  writeFileSync(join(root, 'DEBIAN/postinst'), readFileSync(values['after-install']), { mode: 0o755 })
  writeFileSync(join(root, 'DEBIAN/postrm'), readFileSync(values['after-remove']), { mode: 0o755 })
  const compression = { zst: ['-Zzstd', '-z3'], gz: ['-Zgzip'] }[values['deb-compression']] ?? ['-Zxz']
  const args = [...compression, '--root-owner-group', '--build', root, values.package]
  process.exitCode = spawnSync('dpkg-deb', args, { stdio: 'inherit' }).status ?? 1
} finally {
  rmSync(root, { recursive: true, force: true })
}
