import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const maxLines = 200

type Room = 'contract' | 'core' | 'services' | 'shell' | 'entry' | 'runtime' | 'renderer'

/** Whom each room may import. The entries build everything; the runtime only starts them. */
const mayImport: Readonly<Record<Room, readonly Room[]>> = {
  contract: ['contract'],
  core: ['core', 'contract'],
  services: ['services', 'core', 'contract'],
  shell: ['shell', 'services', 'core', 'contract'],
  entry: ['entry', 'shell', 'services', 'core', 'contract'],
  runtime: ['runtime'],
  renderer: ['renderer', 'contract'],
}

function roomOf(file: string): Room {
  if (file.startsWith('renderer/')) return 'renderer'
  const [, folder = ''] = /^electron\/([^/]+)\//.exec(file) ?? []
  if (folder === 'contract' || folder === 'core' || folder === 'services' || folder === 'shell') return folder
  return folder === 'runtime' || folder === 'bin' ? 'runtime' : 'entry'
}

/** Every module that a text imports, exports from, or names in `import()`, `require()` or `new URL()`. */
function importsOf(text: string): readonly string[] {
  const code = text.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '')
  const patterns = [
    /(?:^|[\s;}])(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]/g,
    /(?:^|[\s;}])import\s*['"]([^'"]+)['"]/g,
    /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g,
    /\bnew URL\(\s*['"](\.[^'"]+)['"]/g,
  ]
  return patterns.flatMap(pattern => [...code.matchAll(pattern)].flatMap(match => match[1] ?? []))
}

/** What is wrong with one file, as sentences. `file` is relative to the repository, with forward slashes. */
function faultsOf(file: string, text: string): readonly string[] {
  const lines = text.trimEnd().split('\n').length
  const tooLong = lines > maxLines ? [`${file} has ${lines} lines`] : []
  return [...tooLong, ...importsOf(text).flatMap(target => faultOf(file, target))]
}

function faultOf(file: string, target: string): readonly string[] {
  const room = roomOf(file)
  const fault = [`${file} (${room}) imports ${target}`]
  if (target.startsWith('.')) return isAllowed(room, posix.join(dirname(file), target)) ? [] : fault
  const isWith = (name: string) => target === name || target.startsWith(`${name}/`)
  if (isWith('electron') || isWith('electron-store')) return room === 'shell' || isDesktopEntry(file) ? [] : fault
  if (isWith('better-sqlite3')) return file.startsWith('electron/services/store/') ? [] : fault
  if (room === 'contract') return ['zod', 'intl-messageformat'].includes(target) ? [] : fault
  if (room === 'core') return fault
  if (room === 'renderer') return target.startsWith('node:') ? fault : []
  return []
}

function isAllowed(room: Room, file: string): boolean {
  const isOfProduct = file.startsWith('electron/') || file.startsWith('renderer/')
  // The shell is handed what app.ts built, and knows it by its type.
  if (room === 'shell' && file === 'electron/running-app.ts') return true
  return !isOfProduct || mayImport[room].includes(roomOf(file))
}

/** What is loaded by Electron alone. */
function isDesktopEntry(file: string): boolean {
  return ['main', 'preload', 'packaged', 'command-in-app'].some(name => file === `electron/${name}.ts`)
}

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter(file => !/\/(node_modules|fallback)\//.test(file))
}

describe('the rooms of the product', () => {
  const files = ['electron', 'renderer'].flatMap(sources)

  it('are all there to be walked', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual([
      'contract',
      'core',
      'entry',
      'renderer',
      'runtime',
      'services',
      'shell',
    ])
  })

  it('import only in the direction of the arrows', () => {
    const faults = files.flatMap(file => faultsOf(file, readFileSync(join(root, file), 'utf8')))
    expect(faults).toEqual([])
  })

  it('import only files that exist', () => {
    const missing = files.flatMap(file =>
      importsOf(readFileSync(join(root, file), 'utf8'))
        .filter(target => target.startsWith('.') && /\.(ts|tsx)$/.test(target))
        .filter(target => !existsSync(join(root, dirname(file), target)))
        .map(target => `${file} imports ${target}`),
    )
    expect(missing).toEqual([])
  })
})

describe('the rule', () => {
  it.each([
    ['electron/contract/a.ts', "import { b } from '../core/b.ts'"],
    ['electron/contract/a.ts', "import { join } from 'node:path'"],
    ['electron/core/a.ts', "import { z } from 'zod'"],
    ['electron/core/a.ts', "import type { B } from '../services/b.ts'"],
    ['electron/core/a.ts', "import { createHash } from 'node:crypto'"],
    ['electron/core/a.ts', "export { b } from '../services/b.ts'"],
    ['electron/core/a.ts', "const b = await import('../services/b.ts')"],
    ['electron/core/a.ts', "import '../shell/b.ts'"],
    ['electron/services/a.ts', "import { app } from 'electron'"],
    ['electron/services/a.ts', "import Store from 'electron-store'"],
    ['electron/services/a.ts', "import { log } from 'electron/main'"],
    ['electron/services/a.ts', "import { b } from '../shell/b.ts'"],
    ['electron/services/a.ts', "import { startApp } from '../app.ts'"],
    ['electron/services/a.ts', "import Database from 'better-sqlite3'"],
    ['electron/services/tunnel/a.ts', "const b = new URL('../../shell/b.ts', import.meta.url)"],
    ['electron/app.ts', "import { app } from 'electron'"],
    ['electron/cli/a.ts', "import { app } from 'electron'"],
    ['electron/shell/a.ts', "import Database from 'better-sqlite3'"],
    ['electron/runtime/a.ts', "import { startApp } from '../app.ts'"],
    ['electron/core/a.ts', "import { b } from '../../renderer/b.ts'"],
    ['renderer/a.tsx', "import { fold } from '../electron/core/fold.ts'"],
    ['renderer/views/a.tsx', "import {\n  type B,\n  c,\n} from '../../electron/services/b.ts'"],
    ['renderer/a.tsx', "import { readFile } from 'node:fs/promises'"],
    ['renderer/a.tsx', "const { ipcRenderer } = require('electron')"],
  ])('finds fault with %s: %j', (file, text) => {
    expect(faultsOf(file, text)).toHaveLength(1)
  })

  it.each([
    ['electron/contract/a.ts', "import { z } from 'zod'\nimport type { B } from './b.ts'"],
    ['electron/contract/a.ts', "import { IntlMessageFormat } from 'intl-messageformat'"],
    ['electron/core/a.ts', "import type { B } from '../contract/b.ts'"],
    ['electron/services/a.ts', "import { join } from 'node:path'\nimport { b } from '../core/b.ts'"],
    ['electron/services/store/a.ts', "import Database from 'better-sqlite3'"],
    ['electron/shell/a.ts', "import { app } from 'electron'\nimport { b } from '../services/b.ts'"],
    ['electron/main.ts', "import { app } from 'electron'\nimport { b } from './shell/b.ts'"],
    [
      'renderer/a.tsx',
      "import { questions } from '../electron/contract/bridge/ipc.ts'\nimport { useState } from 'react'",
    ],
    ['electron/core/a.ts', "// import { b } from '../services/b.ts'\n/* import 'electron' */"],
  ])('finds none with %s: %j', (file, text) => {
    expect(faultsOf(file, text)).toEqual([])
  })

  it('finds fault with one line too many, and with none of a full file', () => {
    const faults = [maxLines, maxLines + 1].map(count => faultsOf('electron/core/a.ts', 'const a = 1\n'.repeat(count)))
    expect(faults).toEqual([[], [`electron/core/a.ts has ${maxLines + 1} lines`]])
  })
})
