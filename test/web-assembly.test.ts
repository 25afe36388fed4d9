import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { threadFiles } from '../electron/thread-files.ts'

// V8 13.6 (Node 24) ends a process now and then in which threads that use WebAssembly come and go: see vitest.config.ts.

/** What the code of a file loads when it runs, as files; types are gone by then. */
function loadedBy(file: URL): readonly URL[] {
  const patterns = [
    /^(?:import|export)\s(?!type\s)[^'"]*?from\s*'(\.[^']+)'/gm,
    /^import\s*'(\.[^']+)'/gm,
    /\bimport\(\s*'(\.[^']+)'\s*\)/g,
  ]
  const text = readFileSync(file, 'utf8')
  return patterns.flatMap(pattern => [...text.matchAll(pattern)].map(([, target = '']) => new URL(target, file)))
}

function allLoadedBy(start: URL): readonly string[] {
  const found = new Set<string>()
  const waiting = [start]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file.href)) continue
    found.add(file.href)
    waiting.push(...loadedBy(file))
  }
  return [...found].map(href => fileURLToPath(href))
}

/** By itself, or because Node's `fetch` reads HTTP with it. */
const usesWebAssembly = (text: string): boolean => /\bWebAssembly\b|(?<![\w.])fetch\(|\bundici\b/.test(text)

describe('a thread of the app', () => {
  const files = Object.entries(threadFiles(new URL('../electron/cli.ts', import.meta.url).href))

  it.each(files)('uses no WebAssembly once it is built (%s)', (_, file) => {
    const loaded = allLoadedBy(file)
    expect(loaded.filter(path => !existsSync(path))).toEqual([])
    expect(loaded.filter(path => usesWebAssembly(readFileSync(path, 'utf8')))).toEqual([])
  })

  it.each(['await fetch(url)', 'new WebAssembly.Module(bytes)', `import { request } from 'undici'`])(
    'would use it with %s',
    text => expect(usesWebAssembly(text)).toBe(true),
  )

  it.each(['store.fetch(row)', 'prefetch(row)'])('would not with %s', text => expect(usesWebAssembly(text)).toBe(false))
})

/** Threads that take the types out of TypeScript, one after the other: so V8 is not in its own way, and stays alive. */
const comeAndGo = `
  import { Worker } from 'node:worker_threads'
  const source = 'export const f = (x: number, y: string | null): string => x + String(y)\\n'.repeat(20)
  const code = \`
    import { stripTypeScriptTypes } from 'node:module'
    for (let n = 0; n < 200; n++) stripTypeScriptTypes(\${JSON.stringify(source)})
  \`
  for (let n = 0; n < 4; n++) await new Promise(resolve => new Worker(code, { eval: true }).once('exit', resolve))
`

/** How often V8 clears away what those threads have left. */
function clearings(flags: readonly string[]): number {
  const args = [...flags, '--trace-wasm-code-gc', '--input-type=module', '-e', comeAndGo]
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  return stdout.split('[wasm-gc] Starting GC').length - 1
}

describe('what threads have left of WebAssembly', () => {
  it('is never cleared away in a process of the tests', () => {
    expect(clearings(process.execArgv)).toBe(0)
  })

  it('would be without the flag of the tests', () => {
    expect(clearings([])).toBeGreaterThan(0)
  })
})
